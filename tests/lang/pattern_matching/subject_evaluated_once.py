def s():
    print("subject")
    return 3
match s():
    case 1: pass
    case 2: pass
    case 3: print("three")
match x := 5:
    case 5: print(x)
match (yield_ := 1), 2:
    case a, b: print(a, b)
match *[1, 2], 3:
    case [a, b, c]: print(a, b, c)
