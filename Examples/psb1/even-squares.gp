; The positive even squares below n: those of 2, 4, 6, ...
; Greatest cost on generated cases: 773.
(program even-squares ((n Int)) String
  (join
    (unfold 2 (fn (i) (< (square i) n)) (fn (i) (show (square i))) (fn (i) (+ i 2)))
    "\n"))
