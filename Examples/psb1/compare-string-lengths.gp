; True if the three texts have strictly increasing lengths.
(program compare-string-lengths ((a String) (b String) (c String)) Bool
  (and (< (length a) (length b)) (< (length b) (length c))))
