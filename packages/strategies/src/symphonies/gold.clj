; Twice the gold price or twice its opposite, by the trend of the double fund and by how far it has run. Bills while
; gold is livelier in the last ten days than in the last hundred.
(defsymphony "Gold" {:rebalance-frequency :daily}
  (weight-equal
    [(if (> (stdev-return "GLD" {:window 10}) (stdev-return "GLD" {:window 100}))
       [(asset "BIL")]
    [(if (> (moving-average-price "UGL" {:window 50}) (moving-average-price "UGL" {:window 200}))
       [(if (or (> (rsi "UGL" {:window 20}) 80) (> (rsi "UGL" {:window 10}) 90) (> (rsi "UGL" {:window 2}) 99.9))
          [(asset "GLL")]
          [(asset "UGL")])]
    [(if (> (moving-average-price "UGL" {:window 20}) (moving-average-price "UGL" {:window 50}))
       [(if (or (> (rsi "UGL" {:window 20}) 75) (> (rsi "UGL" {:window 2}) 99.9)) [(asset "GLL")] [(asset "UGL")])]
    [(if (> (moving-average-price "UGL" {:window 5}) (moving-average-price "UGL" {:window 10}))
       [(if (> (rsi "UGL" {:window 10}) 60) [(asset "GLL")] [(asset "UGL")])]
    [(if (< (rsi "UGL" {:window 20}) 30) [(asset "UGL")] [(asset "GLL")])])])])])]))
