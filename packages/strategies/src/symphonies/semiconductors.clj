; Against a week of semiconductors that went further than 5 %, until a day of more than 2 % has turned it. In quieter
; weeks, half by what NVDA and half by what AMD has done: against the extremes, and with the strongest shares of the
; last ninety days between them.
(defsymphony "Semiconductors" {:rebalance-threshold 0.03}
  (weight-equal
    [(if (> (cumulative-return "SOXX" {:window 5}) 5)
       [(if (< (cumulative-return "SOXX" {:window 1}) -2) [(asset "SOXL")] [(asset "SOXS")])]
    [(if (< (cumulative-return "SOXX" {:window 5}) -5)
       [(if (> (cumulative-return "SOXX" {:window 1}) 2) [(asset "SOXS")] [(asset "SOXL")])]
       [(weight-equal
          [(group "NVDA"
             [(if (> (rsi "NVDA" {:window 8}) 90)
                [(asset "SOXS")]
             [(if (< (rsi "NVDA" {:window 3}) 15)
                [(asset "SOXL")]
             [(if (> (exponential-moving-average-price "SOXX" {:window 10})
                    (exponential-moving-average-price "SOXX" {:window 200}))
                [(filter (moving-average-return {:window 90}) (select-top 1)
                   [(asset "SOXX") (asset "NVDA") (asset "AMD") (asset "XLE") (asset "ENPH")])]
                [(filter (moving-average-return {:window 90}) (select-top 2)
                   [(asset "SPY") (asset "DBC") (asset "XLE")])])])])])
           (group "AMD"
             [(if (> (rsi "AMD" {:window 8}) 90)
                [(asset "SOXS")]
             [(if (< (rsi "AMD" {:window 3}) 15)
                [(asset "SOXL")]
             [(if (> (exponential-moving-average-price "SOXX" {:window 10})
                    (exponential-moving-average-price "SOXX" {:window 200}))
                [(filter (moving-average-return {:window 90}) (select-top 1)
                   [(asset "SOXX") (asset "NVDA") (asset "AMD") (asset "XLE") (asset "ENPH")])]
                [(filter (moving-average-return {:window 90}) (select-top 2)
                   [(asset "SPY") (asset "DBC") (asset "XLE")])])])])])])])])]))
