def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import csv, io
def wr(rows, **k):
    o = io.StringIO(newline="")
    w = csv.writer(o, **k)
    return [w.writerow(x) for x in rows], o.getvalue()
R = [[1, "a", None, 2.5, "x,y", 'q"r', "new\nline", "", " sp ", "it's"], [], ["a"], ['"'], ["\r"], ("t", True), [""], [None]]
fails(lambda: wr(R))
for q in range(4):
    fails(lambda: wr(R[:6], quoting=q, escapechar="\\"))
    fails(lambda: wr(R, quoting=q))
fails(lambda: wr(R, delimiter="\t", lineterminator="\n"))
fails(lambda: wr(R, doublequote=False, escapechar="^"))
fails(lambda: wr(R, doublequote=False))
fails(lambda: wr([1]))
fails(lambda: wr(["abc"]))
fails(lambda: csv.writer(3))
