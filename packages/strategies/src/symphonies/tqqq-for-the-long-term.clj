; Three times the Nasdaq while the S&P 500 is above its 200-day average, and volatility when it has run too far. Below
; the average it buys what was sold off, and otherwise goes with the 20-day trend.
(defsymphony "TQQQ For The Long Term" {:rebalance-frequency :daily}
  (weight-equal
    [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
       [(if (> (rsi "TQQQ" {:window 10}) 79)
          [(asset "UVXY")]
       [(if (> (rsi "SPXL" {:window 10}) 80) [(asset "UVXY")] [(asset "TQQQ")])])]
    [(if (< (rsi "TQQQ" {:window 10}) 31)
       [(asset "TECL")]
    [(if (< (rsi "SPY" {:window 10}) 30)
       [(asset "SPXL")]
    [(if (> (rsi "UVXY" {:window 10}) 74)
       [(if (> (rsi "UVXY" {:window 10}) 84)
          [(group "With the trend of TQQQ"
             [(if (> (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
                [(if (< (rsi "SQQQ" {:window 10}) 31) [(asset "SQQQ")] [(asset "TQQQ")])]
                [(filter (rsi {:window 10}) (select-top 1) [(asset "SQQQ") (asset "BSV")])])])]
          [(asset "UVXY")])]
       [(group "With the trend of TQQQ"
          [(if (> (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
             [(if (< (rsi "SQQQ" {:window 10}) 31) [(asset "SQQQ")] [(asset "TQQQ")])]
             [(filter (rsi {:window 10}) (select-top 1) [(asset "SQQQ") (asset "BSV")])])])])])])])]))
