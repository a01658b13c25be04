; How many of a, e, i, o, u, y there are.
; Greatest cost on generated cases: 191.
(program syllables ((text String)) String
  (concat
    "The number of syllables is "
    (show (length (filter (fn (c) (contains? "aeiouy" c)) text)))))
