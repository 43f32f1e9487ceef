def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import csv
def rd(s, **k): return list(csv.reader(s.splitlines(True), **k))
for s in ['a,b,c\n1,2,3\n', '"a","b,c","d""e"\n', 'a,"b\nc",d\n', '', ' a , b \n', 'a\n\nb\n', '"a"b,c\n', 'a"b,c\n', '"a\n', 'a,\n', '"",""\n', 'a\r\nb\r\n', '1;2', 'a,"b" ,c\n']:
    fails(lambda: rd(s))
    fails(lambda: rd(s, strict=True))
    fails(lambda: rd(s, skipinitialspace=True, delimiter=";"))
    fails(lambda: rd(s, quoting=csv.QUOTE_NONE, escapechar="\\"))
    fails(lambda: rd(s, doublequote=False, escapechar="\\", quotechar="'"))
print(rd('"a",1,2.5\n', quoting=csv.QUOTE_NONNUMERIC), rd("a\tb", dialect="excel-tab"), rd("a\\,b,c\\\n", escapechar="\\"))
r = csv.reader(["a,b\n", '"c\n', 'd",e\n'])
print([(x, r.line_num) for x in r])
