; The sum over the length.
(program vector-average ((xs [Float])) Float
  (/ (sum xs) (float (length xs))))
