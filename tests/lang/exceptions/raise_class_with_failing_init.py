class E(Exception):
    def __init__(self): raise KeyError("init failed")
try:
    raise E
except KeyError as e:
    print(repr(e))
class F(Exception):
    def __init__(self, required): pass
try:
    raise F
except TypeError as e:
    print(e)
