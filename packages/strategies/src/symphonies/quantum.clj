; Seven tenths in a maker of quantum computers, and the rest in six small bets, two of them fixed and four on the one
; of two that is weaker or stronger.
(defsymphony "Quantum" {:rebalance-frequency :daily}
  (weight-specified
    0.3 (group "Small bets"
          [(asset "SOFI")
           (filter (rsi {:window 20}) (select-bottom 1) [(asset "ACHR") (asset "SGOV")])
           (asset "HIMS")
           (filter (rsi {:window 20}) (select-bottom 1) [(asset "MARA") (asset "UVIX")])
           (filter (rsi {:window 14}) (select-bottom 1) [(asset "FAS") (asset "UVIX")])
           (filter (rsi {:window 14}) (select-top 1) [(asset "SMCX") (asset "SGOV")])])
    0.7 (asset "RGTI")))
