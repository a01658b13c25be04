; The best grade whose least score is reached.
; Greatest cost on generated cases: 37.
(program grade ((a Int) (b Int) (c Int) (d Int) (score Int)) String
  (concat
    (concat
      "Student has a "
      (if (>= score a) "A" (if (>= score b) "B" (if (>= score c) "C" (if (>= score d) "D" "F")))))
    " grade."))
