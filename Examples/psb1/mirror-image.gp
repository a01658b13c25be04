; One list is the other backwards.
(program mirror-image ((xs [Int]) (ys [Int])) Bool
  (= xs (reverse ys)))
