def t(f):
    try:
        f()
        print("no error")
    except RuntimeError as e:
        print(e)
def add():
    d = {1: 1}
    for k in d: d[k + 1] = 1
def delete():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def values():
    d = {1: 1}
    for v in d.values(): d[2] = 2
def items():
    d = {1: 1, 2: 2}
    for k, v in d.items(): d.pop(2, None)
def replace():
    d = {1: 1, 2: 2}
    for k in d: d[k] = 0
    print(d)
def swap():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
        d[k + 10] = 1
def comp():
    d = {1: 1}
    [d.setdefault(k + 1) for k in d]
for f in (add, delete, values, items, replace, swap, comp): t(f)
