; The greater of each element and 0.
; Greatest cost on generated cases: 100.
(program negative-to-zero ((xs [Int])) [Int]
  (map (fn (x) (max x 0)) xs))
