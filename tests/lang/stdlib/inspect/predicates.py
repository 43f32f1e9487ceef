import inspect, functools, types, sys
class C:
    def m(self): pass
    @classmethod
    def cm(cls): pass
    @property
    def p(self): pass
    async def co(self): pass
    def gen(self): yield
    async def ag(self): yield
names = [n for n in sorted(inspect.__all__) if n.startswith("is")]
objs = dict(C=C, Cm=C.m, bm=C().m, cm=C.cm, p=C.p, len=len, join=str.join, bj="".join, init=object.__init__, mw="".__str__, mod=inspect, gen=C().gen(), genf=C.gen, co=C.co, ag=C.ag, agi=C().ag(), code=C.m.__code__, frame=sys._getframe(), part=functools.partial(C.co), i=3, fk=dict.__dict__["fromkeys"], real=int.real)
for k, o in objs.items():
    print(k, [n for n in names if getattr(inspect, n)(o)])
