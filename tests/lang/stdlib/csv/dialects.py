def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import csv
def rd(s, **k): return list(csv.reader([s], **k))
class D(csv.Dialect):
    delimiter = "|"
    quotechar = '"'
    lineterminator = "\n"
    quoting = csv.QUOTE_ALL
csv.register_dialect("pipe", D)
csv.register_dialect("semi", delimiter=";")
print(rd("a|b", dialect="pipe"), rd("a;b", dialect="semi"), csv.get_dialect("semi").delimiter, sorted(csv.list_dialects()))
csv.unregister_dialect("semi")
d = csv.reader([]).dialect
print(d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace, repr(d.lineterminator), d.quoting, d.strict, d.escapechar)
class E(csv.Dialect): pass
for f in (lambda: csv.get_dialect("semi"), lambda: rd("a", delimiter=""), lambda: rd("a", delimiter="ab"), lambda: rd("a", delimiter=1), lambda: rd("a", quotechar="ab"), lambda: rd("a", quoting=9), lambda: rd("a", quoting="x"), lambda: rd("a", lineterminator=1), lambda: rd("a", foo=1), lambda: rd("a", dialect="nope"), lambda: csv.reader(3), lambda: rd(1), lambda: rd(b"a"), E):
    fails(f)
