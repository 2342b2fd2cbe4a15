; Three times semiconductors while they are calm or beaten down, their opposite while they are lively or have run far.
; SPXS is named twice in the published list of weak funds, and the language counts it once. The last step is never
; reached: an RSI above 62.1995 is above 50.
(defsymphony "SOXL growth" {:rebalance-frequency :daily}
  (weight-equal
    [(if (>= (max-drawdown "SOXL" {:window 60}) 50)
       [(if (<= (stdev-return "TQQQ" {:window 14}) 18)
          [(if (<= (stdev-return "TQQQ" {:window 100}) 3.8)
             [(filter (cumulative-return {:window 21}) (select-top 2) [(asset "SOXL") (asset "TQQQ") (asset "SPXL")])]
          [(if (>= (rsi "TQQQ" {:window 30}) 50)
             [(if (>= (stdev-return "TQQQ" {:window 30}) 5.8) [(asset "SOXS")] [(asset "SPXL")])]
          [(if (<= (cumulative-return "TQQQ" {:window 8}) -20)
             [(asset "SOXL")]
          [(if (<= (max-drawdown "TQQQ" {:window 200}) 65)
             [(filter (cumulative-return {:window 3}) (select-bottom 2)
                [(asset "TMV") (asset "SQQQ") (asset "SPXS") (asset "SPXS")])]
             [(asset "SOXL")])])])])]
       [(if (<= (cumulative-return "TQQQ" {:window 30}) -10)
          [(filter (cumulative-return {:window 3}) (select-bottom 2)
             [(asset "TMV") (asset "SQQQ") (asset "SPXS") (asset "SPXS")])]
          [(filter (cumulative-return {:window 21}) (select-top 3)
             [(asset "SOXL") (asset "TQQQ") (asset "TMF") (asset "SPXL")])])])]
    [(if (<= (rsi "SOXL" {:window 32}) 62.1995)
       [(if (<= (stdev-return "SOXL" {:window 105}) 4.9226)
          [(asset "SOXL")]
       [(if (>= (rsi "SOXL" {:window 30}) 57.49)
          [(if (>= (stdev-return "SOXL" {:window 30}) 5.4135)
             [(asset "SOXS")]
             [(filter (cumulative-return {:window 21}) (select-top 2)
                [(asset "SOXL") (asset "SPXL") (asset "TQQQ")])])]
       [(if (<= (cumulative-return "SOXL" {:window 32}) -12)
          [(asset "SOXL")]
       [(if (<= (max-drawdown "SOXL" {:window 250}) 71) [(asset "SOXS")] [(asset "SOXL")])])])])]
    [(if (>= (rsi "SOXL" {:window 32}) 50)
       [(asset "SOXS")]
       [(filter (cumulative-return {:window 21}) (select-top 3)
          [(asset "SOXL") (asset "TQQQ") (asset "TMF") (asset "SPXL")])])])])]))
