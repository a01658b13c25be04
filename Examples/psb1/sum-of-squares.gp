; 1 + 4 + 9 + ... + n * n.
(program sum-of-squares ((n Int)) Int
  (sum (map (fn (i) (square i)) (range 1 (+ n 1)))))
