; Eight ways to sort technology against managed futures (KMLM), and on each day the one whose own returns were the most
; volatile in the last five. 506/38 and 410/38 say the same, so they count once.
; KSF chooses between technology and calm funds, HG is what 530/18 does far from any extreme.
(defsymphony "KMLM sorter V4" {:rebalance-threshold 0.1}
  (weight-equal
    [(filter (stdev-return {:window 5}) (select-top 1)
       [(group "506/38"
          [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
                   (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
                   (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
                   (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
             [(asset "UVXY")]
          [(if (> (rsi "UVXY" {:window 21}) 65)
             [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
          [(if (< (rsi "TQQQ" {:window 10}) 30)
             [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
          [(if (< (rsi "SPXL" {:window 10}) 30)
             [(asset "SPXL")]
          [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
             [(asset "FNGU")]
             [(filter (stdev-return {:window 6}) (select-bottom 1)
                [(asset "UUP") (asset "FTLS") (asset "KMLM")])])])])])])])])
        (group "1280/26"
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
             [(filter (rsi {:window 10}) (select-top 1) [(asset "SQQQ") (asset "TLT")])])])])])])])])
        (group "1200/28"
          [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
                   (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
                   (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
                   (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
             [(asset "UVXY")]
          [(if (> (rsi "UVXY" {:window 21}) 65)
             [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
          [(if (< (rsi "TQQQ" {:window 10}) 30)
             [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
          [(if (< (rsi "SPXL" {:window 10}) 30)
             [(asset "SPXL")]
          [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
             [(filter (rsi {:window 10}) (select-bottom 1) [(asset "TECL") (asset "SOXL") (asset "SVIX")])]
             [(filter (rsi {:window 10}) (select-top 1) [(asset "SQQQ") (asset "TLT")])])])])])])])])
        (group "520/22 Original"
          [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
                   (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
                   (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
                   (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
             [(asset "UVXY")]
          [(if (> (rsi "UVXY" {:window 21}) 65)
             [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
          [(if (< (rsi "TQQQ" {:window 10}) 30)
             [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
          [(if (< (rsi "SPXL" {:window 10}) 30)
             [(asset "SPXL")]
          [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
             [(filter (rsi {:window 10}) (select-bottom 1) [(asset "TECL") (asset "SVIX")])]
             [(filter (stdev-return {:window 6}) (select-bottom 3)
                [(asset "TMV") (asset "TMF") (asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM")
                 (asset "UUP")])])])])])])])])
        (group "410/38"
          [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
                   (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
                   (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
                   (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
             [(asset "UVXY")]
          [(if (> (rsi "UVXY" {:window 21}) 65)
             [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
          [(if (< (rsi "TQQQ" {:window 10}) 30)
             [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
          [(if (< (rsi "SPXL" {:window 10}) 30)
             [(asset "SPXL")]
          [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
             [(asset "FNGU")]
             [(filter (stdev-return {:window 6}) (select-bottom 1)
                [(asset "UUP") (asset "FTLS") (asset "KMLM")])])])])])])])])
        (group "Nova 2900/8"
          [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
                   (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
                   (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
                   (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
             [(asset "UVXY")]
          [(if (> (rsi "UVIX" {:window 21}) 65)
             [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
          [(if (< (rsi "TQQQ" {:window 10}) 30)
             [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
          [(if (< (rsi "SPXL" {:window 10}) 30)
             [(asset "SPXL")]
          [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
             [(filter (rsi {:window 11}) (select-top 1)
                [(asset "FNGO") (asset "TSLA") (asset "MSFT") (asset "AAPL") (asset "NVDA") (asset "GOOGL")
                 (asset "AMZN")])]
             [(filter (stdev-return {:window 6}) (select-bottom 1)
                [(asset "UUP") (asset "FTLS") (asset "KMLM")])])])])])])])])
        (group "830/21"
          [(if (or (> (rsi "QQQE" {:window 10}) 79) (> (rsi "VTV" {:window 10}) 79) (> (rsi "VOX" {:window 10}) 79)
                   (> (rsi "TECL" {:window 10}) 79) (> (rsi "VOOG" {:window 10}) 79) (> (rsi "VOOV" {:window 10}) 79)
                   (> (rsi "XLP" {:window 10}) 75) (> (rsi "TQQQ" {:window 10}) 79) (> (rsi "XLY" {:window 10}) 80)
                   (> (rsi "FAS" {:window 10}) 80) (> (rsi "SPY" {:window 10}) 80))
             [(asset "UVXY")]
          [(if (> (rsi "UVXY" {:window 21}) 65)
             [(if (> (rsi "SPY" {:window 21}) 30) [(asset "VIXM")] [(asset "SPXL")])]
          [(if (< (rsi "TQQQ" {:window 10}) 30)
             [(asset "TECL")]
          [(if (< (rsi "SOXL" {:window 10}) 30)
             [(asset "SOXL")]
          [(if (< (rsi "SPXL" {:window 10}) 30)
             [(asset "SPXL")]
          [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
             [(filter (rsi {:window 10}) (select-top 1) [(asset "TECL") (asset "SOXL") (asset "SVIX")])]
          [(if (> (moving-average-return "BND" {:window 20}) 0)
             [(filter (rsi {:window 10}) (select-bottom 1) [(asset "KMLM") (asset "SPLV")])]
             [(filter (rsi {:window 10}) (select-top 1) [(asset "TLT") (asset "LABD") (asset "TZA")])])])])])])])])])
        ; Read as a tree of its own: behind the common ladder, half of its first ten steps would never be taken.
        (group "530/18 Anansi"
          [(if (> (rsi "SPY" {:window 10}) 80)
             [(if (> (rsi "SPY" {:window 10}) 82.5)
                [(group "VIX++" [(asset "UVXY") (asset "UVXY") (asset "VIXM")])]
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])])]
          [(if (> (rsi "IOO" {:window 10}) 80)
             [(if (> (rsi "IOO" {:window 10}) 82.5)
                [(group "VIX++" [(asset "UVXY") (asset "UVXY") (asset "VIXM")])]
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])])]
          [(if (> (rsi "QQQ" {:window 10}) 79)
             [(if (> (rsi "QQQ" {:window 10}) 82.5)
                [(group "VIX++" [(asset "UVXY") (asset "UVXY") (asset "VIXM")])]
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])])]
          [(if (> (rsi "VTV" {:window 10}) 79)
             [(if (> (rsi "VTV" {:window 10}) 85)
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])]
                [(group "VIX" [(asset "VIXY") (asset "VXX") (asset "VIXM")])])]
          [(if (> (rsi "XLP" {:window 10}) 77)
             [(if (> (rsi "XLP" {:window 10}) 85)
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])]
                [(group "VIX" [(asset "VIXY") (asset "VXX") (asset "VIXM")])])]
          [(if (> (rsi "XLF" {:window 10}) 81)
             [(if (> (rsi "XLF" {:window 10}) 85)
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])]
                [(group "VIX" [(asset "VIXY") (asset "VXX") (asset "VIXM")])])]
          [(if (> (rsi "RETL" {:window 10}) 82)
             [(if (> (rsi "RETL" {:window 10}) 85)
                [(group "VIX" [(asset "VIXY") (asset "VXX") (asset "VIXM")])]
                [(group "Shelter" [(asset "BTAL") (asset "BIL")])])]
          [(if (> (rsi "SPY" {:window 70}) 63)
             [(weight-equal
                [(if (> (rsi "AGG" {:window 15}) (rsi "QQQ" {:window 15}))
                   [(group "Leveraged" [(asset "TQQQ") (asset "SPXL") (asset "SOXL") (asset "FNGU") (asset "ERX")])]
                   [(group "GSP" [(weight-specified 50 (asset "GLD") 25 (asset "SLV") 25 (asset "PDBC"))])])
                 (if (or (> (rsi "QQQ" {:window 90}) 60) (> (rsi "QQQ" {:window 14}) 80)
                         (> (rsi "QQQ" {:window 5}) 90) (> (rsi "QQQ" {:window 3}) 95))
                   [(asset "VIXY")]
                   [(group "GSP" [(weight-specified 50 (asset "GLD") 25 (asset "SLV") 25 (asset "PDBC"))])])])]
          [(if (> (rsi "VOX" {:window 10}) 79)
             [(group "VIX" [(asset "VIXY") (asset "VXX") (asset "VIXM")])]
          [(if (> (rsi "XLP" {:window 10}) 75)
             [(group "VIX" [(asset "VIXY") (asset "VXX") (asset "VIXM")])]
          [(if (< (cumulative-return "TQQQ" {:window 6}) -12)
             [(if (> (cumulative-return "TQQQ" {:window 1}) 5.5)
                [(group "VIX+" [(asset "UVXY") (asset "VXX") (asset "VIXM")])]
             [(if (< (rsi "TQQQ" {:window 10}) 31)
                [(asset "TECL")]
             [(if (< (rsi "SOXL" {:window 10}) 30)
                [(asset "SOXL")]
             [(if (< (rsi "SPXL" {:window 10}) 30)
                [(asset "SPXL")]
                [(group "KSF"
                   [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
                      [(filter (rsi {:window 10}) (select-bottom 1)
                         [(asset "TECL")
                          (asset "SVXY")
                          (group "FNGU or better"
                            [(asset "FNGU")
                             (group "Best of five"
                               [(filter (moving-average-return {:window 20}) (select-top 1)
                                  [(asset "FNGU") (asset "SPXL") (asset "XLE") (asset "XLK") (asset "AGG")])])])])]
                      [(filter (stdev-return {:window 6}) (select-bottom 3)
                         [(asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM") (asset "UUP")])])])])])])])]
          [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
             [(if (< (moving-average-price "SPY" {:window 3}) (moving-average-price "SPY" {:window 200}))
                [(filter (rsi {:window 10}) (select-top 2) [(asset "TQQQ") (asset "SPXL") (asset "TMF")])]
                [(group "HG"
                   [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
                      [(group "KSF"
                         [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
                            [(filter (rsi {:window 10}) (select-bottom 1)
                               [(asset "TECL")
                                (asset "SVXY")
                                (group "FNGU or better"
                                  [(asset "FNGU")
                                   (group "Best of five"
                                     [(filter (moving-average-return {:window 20}) (select-top 1)
                                        [(asset "FNGU") (asset "SPXL") (asset "XLE") (asset "XLK")
                                         (asset "AGG")])])])])]
                            [(filter (stdev-return {:window 6}) (select-bottom 3)
                               [(asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM") (asset "UUP")])])])]
                   [(if (< (rsi "QQQ" {:window 10}) 31)
                      [(asset "TECL")]
                   [(if (< (rsi "SPY" {:window 10}) 30)
                      [(asset "UPRO")]
                   [(if (< (cumulative-return "QQQ" {:window 60}) -12)
                      [(asset "BIL")]
                   [(if (> (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
                      [(if (< (rsi "PSQ" {:window 10}) 32.5)
                         [(asset "PSQ")]
                         [(group "KSF"
                            [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
                               [(filter (rsi {:window 10}) (select-bottom 1)
                                  [(asset "TECL")
                                   (asset "SVXY")
                                   (group "FNGU or better"
                                     [(asset "FNGU")
                                      (group "Best of five"
                                        [(filter (moving-average-return {:window 20}) (select-top 1)
                                           [(asset "FNGU") (asset "SPXL") (asset "XLE") (asset "XLK")
                                            (asset "AGG")])])])])]
                               [(filter (stdev-return {:window 6}) (select-bottom 3)
                                  [(asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM") (asset "UUP")])])])])]
                   [(if (> (rsi "IEF" {:window 10}) (rsi "PSQ" {:window 20}))
                      [(asset "PSQ")]
                      [(asset "QID")])])])])])])])])]
          [(if (> (moving-average-price "SPY" {:window 3}) (moving-average-price "SPY" {:window 200}))
             [(filter (rsi {:window 10}) (select-top 2) [(asset "SQQQ") (asset "SPXU") (asset "TMF") (asset "TMV")])]
             [(group "HG"
                [(if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
                   [(group "KSF"
                      [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
                         [(filter (rsi {:window 10}) (select-bottom 1)
                            [(asset "TECL")
                             (asset "SVXY")
                             (group "FNGU or better"
                               [(asset "FNGU")
                                (group "Best of five"
                                  [(filter (moving-average-return {:window 20}) (select-top 1)
                                     [(asset "FNGU") (asset "SPXL") (asset "XLE") (asset "XLK") (asset "AGG")])])])])]
                         [(filter (stdev-return {:window 6}) (select-bottom 3)
                            [(asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM") (asset "UUP")])])])]
                [(if (< (rsi "QQQ" {:window 10}) 31)
                   [(asset "TECL")]
                [(if (< (rsi "SPY" {:window 10}) 30)
                   [(asset "UPRO")]
                [(if (< (cumulative-return "QQQ" {:window 60}) -12)
                   [(asset "BIL")]
                [(if (> (current-price "TQQQ") (moving-average-price "TQQQ" {:window 20}))
                   [(if (< (rsi "PSQ" {:window 10}) 32.5)
                      [(asset "PSQ")]
                      [(group "KSF"
                         [(if (> (rsi "XLK" {:window 10}) (rsi "KMLM" {:window 10}))
                            [(filter (rsi {:window 10}) (select-bottom 1)
                               [(asset "TECL")
                                (asset "SVXY")
                                (group "FNGU or better"
                                  [(asset "FNGU")
                                   (group "Best of five"
                                     [(filter (moving-average-return {:window 20}) (select-top 1)
                                        [(asset "FNGU") (asset "SPXL") (asset "XLE") (asset "XLK")
                                         (asset "AGG")])])])])]
                            [(filter (stdev-return {:window 6}) (select-bottom 3)
                               [(asset "SVXY") (asset "VIXM") (asset "FTLS") (asset "KMLM") (asset "UUP")])])])])]
                [(if (> (rsi "IEF" {:window 10}) (rsi "PSQ" {:window 20}))
                   [(asset "PSQ")]
                   [(asset "QID")])])])])])])])])])])])])])])])])])])])])])])]))
