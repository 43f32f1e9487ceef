def run(src):
    ns = {"__name__": "m"}
    try:
        exec("from dataclasses import *\nfrom dataclasses import KW_ONLY\n" + src, ns)
        print("made")
    except Exception as e:
        print(type(e).__name__, e)
run("@dataclass\nclass A:\n x: int=1\n y: int")
run("@dataclass\nclass A:\n x: list=[]")
run("@dataclass\nclass A:\n x: int=field(default=1,default_factory=int)")
run("@dataclass\nclass A:\n x=field(default=1)")
run("@dataclass(order=True,eq=False)\nclass A:\n x:int=1")
run("@dataclass(order=True)\nclass A:\n x:int=1\n def __lt__(s,o): pass")
run("@dataclass(frozen=True)\nclass A:\n x:int=1\n def __setattr__(s,o,v): pass")
run("@dataclass(unsafe_hash=True)\nclass A:\n x:int=1\n def __hash__(s): pass")
run("@dataclass(frozen=True)\nclass A:\n x:int=1\n@dataclass\nclass B(A): pass")
run("@dataclass\nclass A:\n x:int=1\n@dataclass(frozen=True)\nclass B(A): pass")
run("@dataclass(slots=True)\nclass A:\n __slots__=('x',)\n x:int")
run("@dataclass(weakref_slot=True)\nclass A:\n x:int")
run("@dataclass\nclass A:\n x:int\n _:KW_ONLY\n __:KW_ONLY")
