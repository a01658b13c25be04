; The first n factors: (i+2)/(i+3) for even i from 0, its successor's inverse (i+3)/(i+2) for odd i.
; Greatest cost on generated cases: 200.
(program wallis-pi ((n Int)) Float
  (round-to
    (iterate n 1.0
      (fn (i product)
        (if (even? i)
          (* product (/ (float (+ i 2)) (float (+ i 3))))
          (* product (/ (float (+ i 3)) (float (+ i 2)))))))
    5))
