; The KMLM switcher with more doors: semiconductors first, then technology, each held against managed futures. When all
; of them are weaker, it bets against technology or holds the futures themselves.
; Read with steps of its own after a sell-off, in place of those that the variants of the ensemble share.
(defsymphony "Simons full KMLM" {:rebalance-frequency :daily}
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
    [(if (< (rsi "SOXL" {:window 10}) 31)
       [(asset "SOXL")]
    [(if (< (rsi "SPXL" {:window 10}) 28)
       [(asset "SPXL")]
    [(if (< (rsi "LABU" {:window 10}) 25)
       [(asset "LABU")]
    [(if (> (rsi "SOXL" {:window 10}) (rsi "KMLM" {:window 10}))
       [(if (< (rsi "SMH" {:window 10}) 75)
          [(filter (rsi {:window 10}) (select-bottom 1) [(asset "SOXL") (asset "SVIX")])]
          [(asset "KMLM")])]
    [(if (or (> (rsi "TECL" {:window 10}) (rsi "KMLM" {:window 10}))
             (> (rsi "USD" {:window 10}) (rsi "KMLM" {:window 10}))
             (> (rsi "SMH" {:window 10}) (rsi "KMLM" {:window 10})))
       [(filter (rsi {:window 10}) (select-bottom 1) [(asset "TECL") (asset "SVIX")])]
    [(if (> (current-price "KMLM") (moving-average-price "KMLM" {:window 20}))
       [(asset "TECS")]
       [(asset "KMLM")])])])])])])])])])]))
