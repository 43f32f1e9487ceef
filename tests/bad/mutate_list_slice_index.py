class I:
    def __index__(self): act(); return 1
l = []
for act in (lambda: l.clear(), lambda: l.append(9), lambda: l.__init__([5])):
    for op in ("l[I()]", "l[I():]", "l[:I()]", "l.pop(I())", "l.insert(I(), 'new')", "l.__setitem__(I(), 'set')", "l.__setitem__(slice(I(), 3), 'set')", "l.__delitem__(I())", "l.__delitem__(slice(I(), 3))", "l * I()", "l.index(2, I())", "l.__setitem__(slice(None, None, I()), [7, 8, 9])", "l.__delitem__(slice(None, None, I()))"):
        l[:] = [1, 2, 3]
        try:
            print(op, eval(op), l)
        except (IndexError, ValueError) as e:
            print(op, type(e).__name__, e, l)
