match 5:
    case 6: print("no")
print("falls through")
for i in range(3):
    match i:
        case 1: continue
        case 2: break
    print("i", i)
def f(x):
    match x:
        case 1: return "returned"
    return "end"
print(f(1), f(2))
