match [1, 2]:
    case [a, 3]: print("no")
    case [b, c]: pass
print(b, c)
def f():
    match 5:
        case int(n): pass
    return n
print(f())
