; Letters twice, exclamation marks three times, everything else once.
; Greatest cost on generated cases: 120.
(program double-letters ((text String)) String
  (flat-map
    (fn (c) (if (letter? c) (push (string c) c) (if (= c '!') "!!!" (string c))))
    text))
