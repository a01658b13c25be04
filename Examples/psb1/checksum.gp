; The sum of the codes modulo 64, above the code of a space, as a character.
; Greatest cost on generated cases: 164.
(program checksum ((text String)) String
  (push
    "Check sum is "
    (char (+ (code ' ') (mod (sum (map (fn (c) (code c)) text)) 64)))))
