class It:
    def __iter__(self): return self
    def __next__(self): raise ValueError("from next")
try:
    for x in It(): pass
except ValueError as e:
    print(e)
def gen():
    yield 1
    raise KeyError("gen")
try:
    for x in gen(): print(x)
    else: print("not reached")
except KeyError as e:
    print(e)
