; Every character of x occurs in y at least as often.
(program super-anagrams ((x String) (y String)) Bool
  (all? (fn (c) (<= (count x c) (count y c))) x))
