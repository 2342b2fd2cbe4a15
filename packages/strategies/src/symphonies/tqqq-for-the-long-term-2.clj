; A longer ladder than the first one's: volatility by degrees when something has run too far, and semiconductors,
; technology or a vote of three bond checks after a sell-off. Between the extremes it holds technology while that leads
; the rest of the index, and the three strongest of thirteen leveraged funds otherwise.
; A bond check that holds votes for the most sold-off of eight calm funds, one that does not for technology.
(defsymphony "TQQQ For The Long Term 2" {:rebalance-frequency :daily}
  (weight-equal
    [(if (> (rsi "SPY" {:window 10}) 80)
       [(asset "UVXY")]
    [(if (> (rsi "TECL" {:window 10}) 79)
       [(asset "UVXY")]
    [(if (> (rsi "XLP" {:window 10}) 77.5)
       [(if (> (rsi "XLP" {:window 10}) 80) [(asset "UVXY")] [(asset "VIXY")])]
    [(if (> (rsi "QQQ" {:window 10}) 79)
       [(if (> (rsi "QQQ" {:window 10}) 81) [(asset "UVXY")] [(asset "VIXY")])]
    [(if (> (rsi "QQQE" {:window 10}) 79)
       [(if (> (rsi "QQQE" {:window 10}) 83) [(asset "UVXY")] [(asset "VIXY")])]
    [(if (< (rsi "TQQQ" {:window 10}) 31)
       [(if (< (rsi "SMH" {:window 10}) 23)
          [(asset "SOXL")]
       [(if (< (rsi "QQQ" {:window 10}) 27)
          [(asset "TECL")]
          [(weight-equal
             [(if (> (rsi "AGG" {:window 20}) (rsi "SH" {:window 60}))
                [(filter (rsi {:window 10}) (select-bottom 1)
                   [(asset "BSV") (asset "TLT") (asset "LQD") (asset "VBF") (asset "XLP") (asset "UGE") (asset "XLV")
                    (asset "XLU")])]
                [(asset "TECL")])
              (if (> (rsi "AGG" {:window 15}) (rsi "SH" {:window 15}))
                [(filter (rsi {:window 10}) (select-bottom 1)
                   [(asset "BSV") (asset "TLT") (asset "LQD") (asset "VBF") (asset "XLP") (asset "UGE") (asset "XLV")
                    (asset "XLU")])]
                [(asset "TECL")])
              (if (> (rsi "IEF" {:window 10}) (rsi "SH" {:window 20}))
                [(filter (rsi {:window 10}) (select-bottom 1)
                   [(asset "BSV") (asset "TLT") (asset "LQD") (asset "VBF") (asset "XLP") (asset "UGE") (asset "XLV")
                    (asset "XLU")])]
                [(asset "TECL")])])])])]
    [(if (or (> (rsi "VTV" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80) (> (rsi "XLF" {:window 10}) 80))
       [(asset "VIXY")]
    [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
       [(group "Technology or breadth"
          [(if (> (rsi "QQQ" {:window 15}) (rsi "SPXT" {:window 15}))
             [(group "Technology" [(asset "TQQQ") (asset "SOXL") (asset "TECL")])]
             [(filter (cumulative-return {:window 30}) (select-top 3)
                [(asset "UDOW") (asset "SPXL") (asset "URTY") (asset "CURE") (asset "TNA") (asset "LABU")
                 (asset "EDC") (asset "YINN") (asset "RETL") (asset "FAZ") (asset "UTSL") (asset "PILL")
                 (asset "TQQQ")])])])]
    [(if (< (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
       [(filter (rsi {:window 10}) (select-top 1) [(asset "SQQQ") (asset "TLT")])]
    [(if (< (rsi "SQQQ" {:window 10}) 31)
       [(asset "SQQQ")]
       [(group "Technology or breadth"
          [(if (> (rsi "QQQ" {:window 15}) (rsi "SPXT" {:window 15}))
             [(group "Technology" [(asset "TQQQ") (asset "SOXL") (asset "TECL")])]
             [(filter (cumulative-return {:window 30}) (select-top 3)
                [(asset "UDOW") (asset "SPXL") (asset "URTY") (asset "CURE") (asset "TNA") (asset "LABU")
                 (asset "EDC") (asset "YINN") (asset "RETL") (asset "FAZ") (asset "UTSL") (asset "PILL")
                 (asset "TQQQ")])])])])])])])])])])])])])]))
