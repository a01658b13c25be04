; "small" below 1000, "large" from 2000 on, otherwise nothing.
; Greatest cost on generated cases: 0.
(program small-or-large ((n Int)) String
  (if (< n 1000) "small" (if (< n 2000) "" "large")))
