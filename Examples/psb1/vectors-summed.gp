; Sums of elements at the same index.
(program vectors-summed ((xs [Int]) (ys [Int])) [Int]
  (zip-with (fn (x y) (+ x y)) xs ys))
