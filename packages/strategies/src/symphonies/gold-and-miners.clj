; Three times gold (SHNY) and gold miners (GDXU), or their opposites (DULL, GDXD), while miners keep up with gold.
; While they lag, shares or bills. Half goes by the miners and half by gold where both have a say.
(defsymphony "Gold and miners" {:rebalance-frequency :daily}
  (weight-equal
    [(if (< (cumulative-return "GDX" {:window 35}) (cumulative-return "GLD" {:window 35}))
       [(if (< (cumulative-return "GLD" {:window 35}) (cumulative-return "SPY" {:window 35}))
          [(asset "SPY")]
          [(asset "BIL")])]
    [(if (< (cumulative-return "GDX" {:window 20}) -2)
       [(asset "BIL")]
    [(if (> (rsi "GDXU" {:window 10}) 79)
       [(weight-equal [(asset "GDXD") (if (> (rsi "SHNY" {:window 10}) 79) [(asset "DULL")] [(asset "GDXD")])])]
    [(if (> (rsi "SHNY" {:window 10}) 79)
       [(asset "DULL")]
    [(if (< (rsi "GDXU" {:window 10}) 30)
       [(weight-equal [(asset "GDXU") (if (< (rsi "SHNY" {:window 10}) 30) [(asset "SHNY")] [(asset "GDXU")])])]
    [(if (< (rsi "SHNY" {:window 10}) 30)
       [(asset "SHNY")]
    [(if (> (cumulative-return "QQQ" {:window 90}) (cumulative-return "QQQ" {:window 70}))
       [(if (< (cumulative-return "GDXU" {:window 70}) (cumulative-return "GDXU" {:window 75}))
          [(weight-equal
             [(asset "GDXU")
              (if (< (cumulative-return "SHNY" {:window 70}) (cumulative-return "SHNY" {:window 75}))
                [(asset "SHNY")]
                [(asset "GDXU")])])]
       [(if (< (cumulative-return "SHNY" {:window 70}) (cumulative-return "SHNY" {:window 75}))
          [(asset "SHNY")]
          [(asset "BIL")])])]
    [(if (< (cumulative-return "TLT" {:window 95}) (cumulative-return "QQQ" {:window 35}))
       [(weight-equal [(asset "GDXD") (asset "DULL")])]
       [(asset "BIL")])])])])])])])])]))
