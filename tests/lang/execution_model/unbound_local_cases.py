def a():
    print(v)
    v = 1
def b():
    if False: v = 1
    return v
def c():
    for v in []: pass
    return v
def d():
    def v_(): pass
    del v_
    return v_
def e():
    import math as v
    del v
    v
v = "global"
for f in (a, b, c, d, e):
    try:
        f()
    except UnboundLocalError as err:
        print(f.__name__, err, err.name)
