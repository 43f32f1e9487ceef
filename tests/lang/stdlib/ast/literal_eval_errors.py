from ast import literal_eval
import re
for s in ["x", "x.y", "f(1)", "x[1]", "1+2", "1*2", "1<2", "1 if 2 else 3", "not 1", "-x", "f'a'", "'a'+'b'", "lambda:1", "[x for x in y]", "[1,x]", "{**a}", "set(1)", "1 and 2", "'a'.b", "1 2", "(", "[1", "'a", "import os", "__import__('os')", "{[]:1}", "[1]*2", "b'a' 'c'", "\n\n x"]:
    try:
        print(literal_eval(s))
    except Exception as e:
        print(repr(s), type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e)))
