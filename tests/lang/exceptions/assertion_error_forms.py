def t(f):
    try:
        f()
    except AssertionError as e:
        print(repr(e), e.args)
def a(): assert 1 == 2
def b(): assert False, "m"
def c(): assert [], {"k": 1}
def d(): assert 0, None
def e(): raise AssertionError
for f in (a, b, c, d, e): t(f)
