; Three times technology in good times and after a sell-off; volatility and bills when it has run too far.
(defsymphony "TECL For The Long Term (v7)" {:rebalance-frequency :daily}
  (weight-equal
    [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
       [(if (> (rsi "TQQQ" {:window 10}) 79)
          [(weight-specified 0.25 (asset "UVXY") 0.75 (asset "BIL"))]
       [(if (> (rsi "SPY" {:window 10}) 80)
          [(weight-specified 0.25 (asset "UVXY") 0.75 (asset "BIL"))]
       [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
          [(if (> (rsi "XLK" {:window 10}) 81) [(asset "BIL")] [(asset "TECL")])]
       [(if (< (rsi "XLK" {:window 10}) 29) [(asset "TECL")] [(asset "BIL")])])])])]
    [(if (< (rsi "TQQQ" {:window 10}) 31)
       [(asset "TECL")]
    [(if (< (rsi "SPXL" {:window 10}) 29)
       [(asset "SPXL")]
    [(if (> (rsi "UVXY" {:window 10}) 74)
       [(if (> (rsi "UVXY" {:window 10}) 84)
          [(weight-specified 0.15 (asset "UVXY") 0.85 (asset "BIL"))]
          [(asset "BIL")])]
    [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
       [(if (> (rsi "XLK" {:window 10}) 81) [(asset "BIL")] [(asset "TECL")])]
    [(if (< (rsi "XLK" {:window 10}) 29)
       [(asset "TECL")]
       [(filter (rsi {:window 9}) (select-top 1) [(asset "SQQQ") (asset "BSV")])])])])])])])]))
