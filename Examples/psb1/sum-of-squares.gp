; 1 + 4 + 9 + ... + n * n.
; Greatest cost on generated cases: 400.
(program sum-of-squares ((n Int)) Int
  (sum (map (fn (i) (square i)) (range 1 (+ n 1)))))
