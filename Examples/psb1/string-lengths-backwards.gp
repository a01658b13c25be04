; The length of each text, from the last to the first, one a line.
; Greatest cost on generated cases: 1985.
(program string-lengths-backwards ((texts [String])) String
  (join (map (fn (text) (show (length text))) (reverse texts)) "\n"))
