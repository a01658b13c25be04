; How many are odd.
; Greatest cost on generated cases: 100.
(program count-odds ((xs [Int])) Int
  (length (filter (fn (x) (odd? x)) xs)))
