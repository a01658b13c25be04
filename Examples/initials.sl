; The initials of a name, as SyGuS-IF asks for them: gp evolve Examples/initials.sl
(set-logic SLIA)
(synth-fun initials ((name String)) String
  ((Start String) (Position Int))
  ((Start String (name " " "." ""
                  (str.++ Start Start)
                  (str.at Start Position)
                  (str.substr Start Position Position)))
   (Position Int (0 1
                  (+ Position Position)
                  (- Position Position)
                  (str.len Start)
                  (str.indexof Start Start Position)))))
(constraint (= (initials "Ada Lovelace") "A.L."))
(constraint (= (initials "Alan Turing") "A.T."))
(constraint (= (initials "Grace Hopper") "G.H."))
(constraint (= (initials "Kurt Friedrich") "K.F."))
(check-synth)
