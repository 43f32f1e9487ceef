def f(kind):
    out = []
    try:
        out.append("try")
        if kind == 1: raise ValueError
        if kind == 2: raise KeyError
    except ValueError:
        out.append("except")
    else:
        out.append("else")
    finally:
        out.append("finally")
        print(out)
f(0)
f(1)
try:
    f(2)
except KeyError:
    print("propagated")
