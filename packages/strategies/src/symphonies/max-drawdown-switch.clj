; The index while it is calm, a single stock once it has fallen by 5 % within 20 closes.
(defsymphony "Max drawdown switch" {:rebalance-frequency :daily}
  (weight-equal
    [(if (< (max-drawdown "SPY" {:window 20}) 5)
       [(asset "SPY" "SPDR S&P 500 ETF Trust")]
       [(asset "TSLA" "Tesla, Inc.")])]))
