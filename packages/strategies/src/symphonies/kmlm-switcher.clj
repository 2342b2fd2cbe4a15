; Volatility when anything has run too far, and what was sold off when something has. Otherwise technology or calm
; funds, whichever side of managed futures technology is on. This is the variant 520/22 of the KLM ensemble on its own.
(defsymphony "KMLM Switcher" {:rebalance-frequency :daily}
  (weight-equal
    [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
             (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
             (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
             (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
       [(asset "UVXY")]
    [(if (> (rsi "UVXY" {:window 21}) 65)
       [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
    [(if (< (rsi "TQQQ" {:window 10}) 30)
       [(asset "TECL")]
    [(if (< (rsi "SOXL" {:window 10}) 30)
       [(asset "SOXL")]
    [(if (< (rsi "SPXL" {:window 10}) 30)
       [(asset "SPXL")]
    [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
       [(filter (rsi {:window 10}) (select-bottom 1) [(asset "TECL") (asset "SVIX")])]
       [(filter (stdev-return {:window 6}) (select-bottom 3)
          [(asset "TMV") (asset "TMF") (asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM")
           (asset "UUP")])])])])])])])]))
