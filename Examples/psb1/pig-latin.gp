; The first letter of each word moves behind it unless it is a vowel, then "ay" follows.
; Greatest cost on generated cases: 374.
(define turn ((word String)) String
  (if (vowel? (first word)) word (push (rest word) (first word))))

(program pig-latin ((text String)) String
  (join (map (fn (word) (concat (turn word) "ay")) (words text)) " "))
