; The middle one: the greater of the smaller of two and what the third leaves of the greater.
; Greatest cost on generated cases: 0.
(program median ((a Int) (b Int) (c Int)) Int
  (max (min a b) (min (max a b) c)))
