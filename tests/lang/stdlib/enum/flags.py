from enum import Flag, IntFlag
class F(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6
    N = 0
print(F.R, F.RW, repr(F.R | F.X), F.R | F.X, F.N, F(7), list(F), list(F.RW), len(F.RW), F.R in F.RW, F.X in F.RW, ~F.R, F.R ^ F.RW, F.R & F.RW, bool(F.N), (F.R | F.X).name, F(5).value, ~F.N)
class P(IntFlag):
    R = 4
    W = 2
    X = 1
print(P.R, repr(P.R | P.X), P.R | 8, repr(P.R | 8), repr(P(8)), repr(P(0)), repr(~P.R), P.R + 1, P.R == 4, repr(P(-1)), P.R & 3, 3 & P.R, list(P(13)), P(9).name, f"{P.R:04b}")
