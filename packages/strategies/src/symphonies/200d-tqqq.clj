; Three times the Nasdaq while the S&P 500 is above its 200-day average, bills otherwise.
(defsymphony "200d TQQQ" {:rebalance-frequency :daily}
  [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
     [(asset "TQQQ" "ProShares UltraPro QQQ")]
     [(asset "BIL" "SPDR Bloomberg 1-3 Month T-Bill ETF")])])
