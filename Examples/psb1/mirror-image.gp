; One list is the other backwards.
; Greatest cost on generated cases: 150.
(program mirror-image ((xs [Int]) (ys [Int])) Bool
  (= xs (reverse ys)))
