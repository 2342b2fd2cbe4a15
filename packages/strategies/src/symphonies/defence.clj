; The two of twelve makers of arms, drones and aircraft that have risen most steadily of late.
(defsymphony "Defence" {:rebalance-frequency :daily}
  (weight-equal
    [(filter (rsi {:window 7}) (select-top 2)
       [(asset "AIRO") (asset "BBAI") (asset "KTOS") (asset "ONDS") (asset "OSS") (asset "RCAT") (asset "SPAI")
        (asset "UMAC") (asset "ITA") (asset "ACHR") (asset "EVTL") (asset "JOBY")])]))
