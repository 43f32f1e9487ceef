from enum import Enum, IntEnum
def run(body, base=Enum):
    try:
        exec("class X(Base):\n" + body, {"Base": base, "Enum": Enum})
        print("made")
    except Exception as e:
        print(type(e).__name__, e)
run("    A = 1\n    A = 2")
run("    _foo_ = 1")
run("    mro = 1")
run("    __order__ = 'A B'\n    B = 1\n    A = 2")
run("    __order__ = 'A B'\n    A = 1\n    B = 2")
run("    a = 1\n    _ignore_ = ['a']")
run("    def __init__(self, a): pass\n    P = (1, 2)")
run("    a = 'x'", IntEnum)
class Has(Enum):
    a = 1
run("    b = 2", Has)
run("    pass", int)
