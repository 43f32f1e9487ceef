# Code whose globals are a dict subclass: its __getitem__ and __missing__ are asked
import builtins


class E(dict):
    def __missing__(self, key):
        if hasattr(builtins, key):
            raise KeyError(key)
        return key.upper()

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


exec('''
x = foo
def f(): return bar + baz
print(f(), x)
def g():
    global zz
    zz = 5
    return zz
print(g())
''', E(__builtins__=__builtins__, __name__="m"))
for s in ('foo','foo+bar','len','(lambda: foo)()','[foo for _ in "ab"]', 'print(1)'):
    try: print(s, eval(s, E()))
    except Exception as e: print(s, type(e), e)
