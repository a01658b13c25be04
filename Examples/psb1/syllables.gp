; How many of a, e, i, o, u, y there are.
(program syllables ((text String)) String
  (concat
    "The number of syllables is "
    (show (length (filter (fn (c) (contains? "aeiouy" c)) text)))))
