; The greater of each element and 0.
(program negative-to-zero ((xs [Int])) [Int]
  (map (fn (x) (max x 0)) xs))
