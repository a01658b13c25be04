; The words, n to a line.
; Greatest cost on generated cases: 549.
(program x-word-lines ((text String) (n Int)) String
  (join (map (fn (line) (join line " ")) (chunk (words text) n)) "\n"))
