def g(items):
    for i in items:
        match i:
            case int(n): r = yield n * 2
            case [*xs]: yield from g(xs)
            case {"stop": True}: return "stopped"
it = g([1, [2, 3], {"stop": True}, 4])
print(list(it))
async def a(x):
    match await b(x):
        case [y]: return y
        case z: return ("z", z)
async def b(x): return x
for v in ([5], 6):
    try:
        a(v).send(None)
    except StopIteration as e:
        print(e.value)
