; A line for each word length, the number of sentence marks, the words per sentence.
; Greatest cost on generated cases: 11880.
(define length-line ((n Int) (lengths [Int])) String
  (concat (concat "words of length " (show n)) (concat ": " (show (count lengths n)))))

(program word-stats ((text String)) String
  (let ((lengths (map (fn (word) (length word)) (words text)))
        (sentences (length (filter (fn (c) (or (= c '.') (or (= c '?') (= c '!')))) text)))
        (average (/ (float (length lengths)) (float sentences))))
    (join
      (concat
        (map (fn (n) (length-line n lengths)) (range 1 (+ (maximum lengths) 1)))
        (list
          (concat "number of sentences: " (show sentences))
          (concat "average sentence length: " (show (round-to average 10)))))
      "\n")))
