; The smallest of four.
; Greatest cost on generated cases: 0.
(program smallest ((a Int) (b Int) (c Int) (d Int)) Int
  (min (min a b) (min c d)))
