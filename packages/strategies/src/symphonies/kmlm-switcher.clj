; Volatility when anything has run too far, the sold-off fund when one has, and otherwise technology or its opposite,
; whichever side of managed futures it is on.
(defsymphony "KMLM Switcher" {:rebalance-frequency :daily}
  (weight-equal
    [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
             (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
             (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
             (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
       [(asset "UVXY")]
       [(if (< (rsi "TQQQ" {:window 10}) 30)
          [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
             [(if (< (rsi "SPXL" {:window 10}) 30)
                [(asset "SPXL")]
                [(if (< (rsi "LABU" {:window 10}) 25)
                   [(asset "LABU")]
                   [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
                      [(filter (rsi {:window 10}) (select-bottom 2) [(asset "TECL") (asset "SOXL") (asset "SVIX")])]
                      [(filter (rsi {:window 10}) (select-top 1) [(asset "SQQQ") (asset "TLT")])])])])])])])]))
