; The first 0 of the reversed list, counted from the other end.
; Greatest cost on generated cases: 100.
(program last-index-of-zero ((xs [Int])) Int
  (- (- (length xs) 1) (index-of (reverse xs) 0)))
