; Nuclear energy while the market rises, volatility when it has run too far, and two bear baskets when it falls.
; The ladder asks the broad market first and narrower leaders after it: each step hedges fully when a leader from there
; on is exhausted as well, and by three quarters when it stands alone.
(defsymphony "Nuclear Energy with Feaver Frontrunner V5" {:rebalance-frequency :daily}
  (weight-equal
    [(if (> (rsi "SPY" {:window 10}) 79)
       [(if (or (> (rsi "SPY" {:window 10}) 81) (> (rsi "IOO" {:window 10}) 81) (> (rsi "TQQQ" {:window 10}) 81)
                (> (rsi "VTV" {:window 10}) 81) (> (rsi "XLF" {:window 10}) 81))
          [(asset "UVXY")]
          [(weight-specified 75 (asset "UVXY") 25 (asset "BTAL"))])]
    [(if (> (rsi "IOO" {:window 10}) 79)
       [(if (or (> (rsi "IOO" {:window 10}) 81) (> (rsi "TQQQ" {:window 10}) 81) (> (rsi "VTV" {:window 10}) 81)
                (> (rsi "XLF" {:window 10}) 81))
          [(asset "UVXY")]
          [(weight-specified 75 (asset "UVXY") 25 (asset "BTAL"))])]
    [(if (> (rsi "TQQQ" {:window 10}) 79)
       [(if (or (> (rsi "TQQQ" {:window 10}) 81) (> (rsi "VTV" {:window 10}) 81) (> (rsi "XLF" {:window 10}) 81))
          [(asset "UVXY")]
          [(weight-specified 75 (asset "UVXY") 25 (asset "BTAL"))])]
    [(if (> (rsi "VTV" {:window 10}) 79)
       [(if (or (> (rsi "VTV" {:window 10}) 81) (> (rsi "XLF" {:window 10}) 81))
          [(asset "UVXY")]
          [(weight-specified 75 (asset "UVXY") 25 (asset "BTAL"))])]
    [(if (> (rsi "XLF" {:window 10}) 79)
       [(if (> (rsi "XLF" {:window 10}) 81)
          [(asset "UVXY")]
          [(weight-specified 75 (asset "UVXY") 25 (asset "BTAL"))])]
    [(if (> (rsi "VOX" {:window 10}) 79)
       [(if (> (rsi "XLF" {:window 10}) 81)
          [(asset "UVXY")]
          [(weight-specified 75 (asset "UVXY") 25 (asset "BTAL"))])]
    [(if (< (rsi "TQQQ" {:window 10}) 30)
       [(asset "TQQQ")]
    [(if (< (rsi "SPY" {:window 10}) 30)
       [(asset "UPRO")]
    [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
       [(group "Nuclear"
          [(filter (moving-average-return {:window 90}) (select-top 3)
             [(asset "SMR") (asset "BWXT") (asset "LEU") (asset "EXC") (asset "NLR") (asset "OKLO")])])]
       [(weight-inverse-volatility 14
          [(group "Bear 1"
             [(if (< (rsi "PSQ" {:window 10}) 35)
                [(asset "SQQQ")]
             [(if (< (cumulative-return "QQQ" {:window 60}) -10)
                [(if (> (rsi "TLT" {:window 20}) (rsi "PSQ" {:window 20})) [(asset "TQQQ")] [(asset "PSQ")])]
             [(if (> (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
                [(if (> (rsi "TLT" {:window 20}) (rsi "PSQ" {:window 20})) [(asset "TQQQ")] [(asset "SQQQ")])]
             [(if (> (rsi "IEF" {:window 10}) (rsi "PSQ" {:window 20}))
                [(asset "SQQQ")]
             [(if (> (rsi "TLT" {:window 20}) (rsi "PSQ" {:window 20})) [(asset "QQQ")] [(asset "SQQQ")])])])])])])
           (group "Bear 2"
             [(if (< (rsi "PSQ" {:window 10}) 35)
                [(asset "SQQQ")]
             [(if (> (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
                [(if (> (rsi "TLT" {:window 20}) (rsi "PSQ" {:window 20})) [(asset "TQQQ")] [(asset "SQQQ")])]
             [(if (> (rsi "TLT" {:window 20}) (rsi "PSQ" {:window 20}))
                [(asset "QQQ")]
                [(asset "SQQQ")])])])])])])])])])])])])])])]))
