; The words, n to a line.
(program x-word-lines ((text String) (n Int)) String
  (join (map (fn (line) (join line " ")) (chunk (words text) n)) "\n"))
