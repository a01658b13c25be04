; The sum over the length.
; Greatest cost on generated cases: 50.
(program vector-average ((xs [Float])) Float
  (/ (sum xs) (float (length xs))))
