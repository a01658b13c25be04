; Every character of x occurs in y at least as often.
; Greatest cost on generated cases: 820.
(program super-anagrams ((x String) (y String)) Bool
  (all? (fn (c) (<= (count x c) (count y c))) x))
