; Three times gold (SHNY) when gold is sold off or rising, and gold itself otherwise.
(defsymphony "Gold currency" {:rebalance-frequency :daily}
  (weight-equal
    [(if (< (rsi "GLD" {:window 10}) 30)
       [(asset "SHNY")]
    [(if (> (cumulative-return "GLD" {:window 10}) 1) [(asset "SHNY")] [(asset "GLD")])])]))
