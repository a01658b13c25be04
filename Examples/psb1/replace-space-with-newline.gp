; Spaces become line feeds; and the number of other characters.
; Greatest cost on generated cases: 40.
(program replace-space-with-newline ((text String)) (String, Int)
  (tuple (replace text ' ' '\n') (length (remove text ' '))))
