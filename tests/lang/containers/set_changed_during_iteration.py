def t(f):
    try:
        f()
        print("no error")
    except RuntimeError as e:
        print(e)
def add():
    s = {1}
    for x in s: s.add(x + 1)
def discard():
    s = {1, 2}
    for x in s: s.discard(x)
def same():
    s = {1, 2}
    for x in s: s.add(x)
for f in (add, discard, same): t(f)
