; True if the three texts have strictly increasing lengths.
; Greatest cost on generated cases: 0.
(program compare-string-lengths ((a String) (b String) (c String)) Bool
  (and (< (length a) (length b)) (< (length b) (length c))))
