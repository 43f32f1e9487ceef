match = case = _ = type = 1
match(x); match.a; match[x]; match, x; match * x; match - x
match: int
match: int = 1
match[a]: int
match += 1
print(match, case)
case(x)
match (x), (y):
    case match: pass
    case case: pass
match match:
    case _: match
match x if y else z:
    case 1: pass
match lambda: x:
    case 1: pass
match not x:
    case 1: pass
match {a: b}:
    case 1: pass
