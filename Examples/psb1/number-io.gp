; The sum of a float and an int, printed as a float with at most 10 decimals.
; Greatest cost on generated cases: 15.
(program number-io ((x Float) (n Int)) String
  (show (round-to (+ x (float n)) 10)))
