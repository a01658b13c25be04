; The numbers from start up to, not including, end, in steps of step, one a line.
; Greatest cost on generated cases: 340.
(program for-loop-index ((start Int) (end Int) (step Int)) String
  (join (unfold start (fn (i) (< i end)) (fn (i) (show i)) (fn (i) (+ i step))) "\n"))
