; Sums of elements at the same index.
; Greatest cost on generated cases: 100.
(program vectors-summed ((xs [Int]) (ys [Int])) [Int]
  (zip-with (fn (x y) (+ x y)) xs ys))
