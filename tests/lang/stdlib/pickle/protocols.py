"""Objects of many kinds in each protocol, byte for byte; errors; persistent ids."""
import pickle, datetime, decimal, collections, enum, fractions, uuid, dataclasses, io, copyreg, array, functools, operator, re, pathlib, random, types
class A:
    def __init__(self, x): self.x=x; self.me=self
    def __eq__(self, o): return self.x == o.x
class S:
    __slots__=("a","b")
class R:
    def __reduce__(self): return (complex, (1,2))
class St:
    def __getstate__(self): return {"k": 1}
    def __setstate__(self, s): self.got=s
class L(list): pass
class D(dict): pass
class E(enum.Enum): X=1; Y="y"
class F(enum.Flag): P=1; Q=2
@dataclasses.dataclass
class DC: a: int; b: list
NT=collections.namedtuple("NT","p q")
class NA:
    def __new__(cls, a, *, b): o=object.__new__(cls); o.t=(a,b); return o
    def __getnewargs_ex__(self): return (self.t[0],), {"b": self.t[1]}
class Err(Exception):
    def __init__(self, a): super().__init__(a); self.extra=1
s=S(); s.a=1; l=L([1,2]); l.z=3; d=D(a=1); d.w=[d]
rec=[]; rec.append(rec); tr=([],); tr[0].append(tr)
vals=[None,True,0,255,256,65535,65536,-1,2**31,-2**31,2**100,-2**63,1.5,float("inf"),b"",b"ab",b"x"*300,"","é\n\u2028","x"*300,(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],list(range(1005)),{}, {"a":1},{"a":1,"b":[2]},set(),{1},frozenset([1]),bytearray(b"q"),A(3),s,R(),l,E.X,[E.X,E.Y],F.P|F.Q,DC(1,[2]),NT(1,[2]),len,A,collections.OrderedDict(a=1),collections.defaultdict(list,{1:[2]}),collections.Counter("aab"),collections.deque([1,2],3),datetime.date(2020,1,2),datetime.timedelta(1,2,3),datetime.timezone(datetime.timedelta(hours=2)),fractions.Fraction(1,3),decimal.Decimal("1.50"),uuid.UUID(int=5),range(1,9,2),slice(1,2,3),complex(1,2),Ellipsis,NotImplemented,type(None),operator.itemgetter(1),ValueError("x"),pathlib.PurePosixPath("/a/b"),NA(1,b=2),Err(4),operator.attrgetter("a.b"),functools.partial(int,base=2),[("a","a"),"a"],int,print,E, A.__eq__, "".join, types.SimpleNamespace(a=1)]
for v in vals:
    for p in range(6):
        try: b=pickle.dumps(v,p)
        except Exception as e: print(p, type(v).__name__, type(e).__name__, e); continue
        if p>=0: print(p, type(v).__name__, b if len(b)<130 else (len(b), hash(b)>=-2**63 and __import__("zlib").crc32(b) if 0 else sum(b)))
        w=pickle.loads(b)
        if type(w) is not type(v): print("type", type(w))
        elif not isinstance(v,(S,St,NA,Exception,operator.itemgetter,operator.attrgetter,functools.partial,A)) and w!=v: print("differs", w)
x=pickle.loads(pickle.dumps(rec)); print(x[0] is x); x=pickle.loads(pickle.dumps(tr)); print(x[0][0] is x); x=pickle.loads(pickle.dumps(d)); print(x.w[0] is x, x)
x=pickle.loads(pickle.dumps(A(1))); print(x.me is x); x=pickle.loads(pickle.dumps(St())); print(x.got)
for bad in [lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(io.StringIO), lambda: pickle.dumps((i for i in "")), lambda: pickle.loads(b""), lambda: pickle.loads(b"x"), lambda: pickle.loads(b"\x80\x09."), lambda: pickle.loads(pickle.dumps([1]*50)[:30]), lambda: pickle.dumps(1, 7), lambda: pickle.loads("s"), lambda: pickle.dumps(types), lambda: pickle.loads(b"\x80\x04K\x01")]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, type(e).__module__, __import__("re").sub("0x[0-9a-f]+","0x",str(e)))
def local():
    class C: pass
    def f(): pass
    for o in (C, C(), f):
        try: pickle.dumps(o)
        except Exception as e: print(type(e).__name__, __import__("re").sub("0x[0-9a-f]+","0x",str(e)))
local()
class P(pickle.Pickler):
    def persistent_id(self, o): return ("id", o.x) if isinstance(o, A) else None
    def reducer_override(self, o): return (str, ("over",)) if o is len else NotImplemented
class U(pickle.Unpickler):
    def persistent_load(self, pid): return pid
    def find_class(self, m, n): print("find", m, n); return super().find_class(m, n)
f=io.BytesIO(); P(f).dump([A(7), len, DC(1,[])]); print(f.getvalue()); f.seek(0); print(U(f).load())
f=io.BytesIO(); [pickle.dump(i,f) for i in range(3)]; f.seek(0); print([pickle.load(f) for _ in range(3)])
try: pickle.load(f)
except EOFError as e: print("eof", e)
import copy; print(copy.copy(l).z, copy.deepcopy(d).w[0]==1)
