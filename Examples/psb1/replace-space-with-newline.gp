; Spaces become line feeds; and the number of other characters.
(program replace-space-with-newline ((text String)) (String, Int)
  (tuple (replace text ' ' '\n') (length (remove text ' '))))
