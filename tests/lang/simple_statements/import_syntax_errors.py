for src in ("from math import", "import", "from . import *\ndef f(): from x import *", "def f(): from math import *", "class A:\n from math import *", "import a as b.c", "from a import (b, c", "from a import b,",
            "from a import (*)", "import a.b as c.d", "from .a.b import c", "from ... import d", "import .a", "from a import b.c", "import a, b as c, d", "from a import ()", "from a import *, b", "from __future__ import nope",
            "x = 1\nfrom __future__ import annotations", "from __future__ import annotations, division", "from __future__ import braces", "import *", "import a as 1"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
