; The smallest of four.
(program smallest ((a Int) (b Int) (c Int) (d Int)) Int
  (min (min a b) (min c d)))
