; For every index at which the texts differ: index, first character, second character.
; Greatest cost on generated cases: 299.
(program string-differences ((a String) (b String)) String
  (join
    (map
      (fn (i) (join (list (show i) (string (at a i)) (string (at b i))) " "))
      (filter
        (fn (i) (!= (at a i) (at b i)))
        (range 0 (min (length a) (length b)))))
    "\n"))
