for c in (Exception, ValueError, KeyError, StopIteration, SystemExit):
    try:
        c(x=1)
    except TypeError as e:
        print(e)
class E(Exception):
    def __init__(self, *, code): self.code = code
print(E(code=5).args, E(code=5).code)
