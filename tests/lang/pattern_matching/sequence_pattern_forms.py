match 1, 2:
    case 1, x: print("open tuple", x)
match [1]:
    case 1,: print("one element")
match (1, 2, 3):
    case a, *b: print(a, b)
match [[1, 2], [3, 4]]:
    case [[a, b], [c, d]]: print(a + b + c + d)
match [5]:
    case (5): print("no")
    case (5,): print("tuple of one")
match [1, 2, 3, 4]:
    case [1, *_, 4]: print("first and last")
match ():
    case (): print("empty tuple pattern")
