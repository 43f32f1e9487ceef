class E:
    def __init__(self, act): self.act = act
    def __eq__(self, o): self.act(); return False
    __hash__ = None
def run(op):
    for act in ("l.clear()", "l.append(0) if len(l) < 50 else None", "l.pop() if l else None", "l.__setitem__(slice(None), [1])", "l.extend(l) if len(l) < 1000 else None"):
        ns = {"l": [1, 2, 3]}
        e = E(lambda: exec(act, ns))
        try:
            print(op(ns["l"], e), end=" ")
        except (ValueError, IndexError) as x:
            print(type(x).__name__, end=" ")
        print(len(ns["l"]))
run(lambda l, e: l.index(e))
run(lambda l, e: l.count(e))
run(lambda l, e: e in l)
run(lambda l, e: l.remove(e))
