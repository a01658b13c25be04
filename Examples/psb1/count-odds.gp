; How many are odd.
(program count-odds ((xs [Int])) Int
  (length (filter (fn (x) (odd? x)) xs)))
