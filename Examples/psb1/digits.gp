; The digits of |n| from the last to the first, one a line; the minus sign goes before the leading digit.
; Greatest cost on generated cases: 147.
(program digits ((n Int)) String
  (let ((lines (join (map (fn (digit) (string digit)) (reverse (show (abs n)))) "\n")))
    (if (< n 0)
      (push (push (but-last lines) (first (show n))) (last lines))
      lines)))
