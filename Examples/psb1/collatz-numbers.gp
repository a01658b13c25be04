; The number of terms of the Collatz sequence from n to 1: those above 1 are listed, and 1 is counted.
; Greatest cost on generated cases: 1045.
(program collatz-numbers ((n Int)) Int
  (+ 1 (length
    (unfold n
      (fn (term) (> term 1))
      (fn (term) term)
      (fn (term) (if (even? term) (div term 2) (+ (* 3 term) 1)))))))
