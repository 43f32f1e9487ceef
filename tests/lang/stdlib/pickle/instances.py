# Instances of classes of scripts: the bytes they give, what comes back, and which of the class's methods are asked.
import copyreg
import dataclasses
import pickle
import sys
import types


class Plain:
    def __init__(self, **attributes):
        for name, value in attributes.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items() if v is not self)})"


class Sub(Plain):
    pass


@dataclasses.dataclass
class Point:
    x: int
    y: list
    tag: str = "tag"


class Asked(Plain):
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)


class Watched(Plain):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


class State(Plain):
    def __getstate__(self):
        print("getstate")
        return {"state": 1, **vars(self)}


class Restored(Plain):
    def __setstate__(self, state):
        print("setstate", state)
        self.__dict__.update(state)


class Made(Plain):
    def __new__(cls, *args, **kwargs):
        print("new", args)
        return super().__new__(cls)


class WithArguments(Plain):
    def __new__(cls, *args, **kwargs):
        print("new", args)
        return super().__new__(cls)

    def __getnewargs__(self):
        return "an", "argument"


class Reduced(Plain):
    def __reduce__(self):
        return Plain, (), {"by": "reduce"}


class Slotted:
    __slots__ = "a", "__dict__"

    def __init__(self):
        self.a, self.b = 1, 2

    def __repr__(self):
        return f"Slotted({self.a}, {self.b})"


class Hashed(Plain):
    def __hash__(self):
        print("hash", sorted(vars(self)))
        return 7

    def __eq__(self, other):
        print("eq")
        return self is other


class Hidden(Plain):
    @property
    def name(self):
        return "hidden"


class Meta(type):
    pass


class OfMeta(Plain, metaclass=Meta):
    pass


class Registered(Plain):
    pass


class Outer:
    class Inner(Plain):
        pass


class Moved(Plain):
    pass


def trial(value, text=True):
    for protocol in 4, 5:
        try:
            data = pickle.dumps(value, protocol)
            if text:
                print(data)
            print(repr(pickle.loads(data)))
        except Exception as e:
            print(type(e).__name__, e)


shared = ["shared"]
for value in (Plain(), Plain(a=1), Plain(a=1, b="a", c=[1.5, None], d=shared, e=shared), [Plain(x=Sub(y="x")), Sub(), Sub(name="y")],
              Point(1, [2, "tag"]), (Plain(a=(1, 2)), {"k": Plain(k={"k": 1})}), Asked(a=1), Watched(a=1), State(a=1), Restored(a=1), Restored(),
              Made(a=1), WithArguments(a=1), Reduced(a=1), Slotted(), OfMeta(a=1), Outer.Inner(a=1), types.SimpleNamespace(p=Plain(q=1)),
              {1: Plain(), "x": [Plain(a=2)] * 3}, Plain(**{"wide%d" % i: i for i in range(70)}), Plain(é=1, _x=2)):
    trial(value)

me = Plain(a=1)
me.me = me
back = pickle.loads(pickle.dumps([me, me]))
print(back[0] is back[1] is back[0].me)
spread = Plain(a=1)
vars(spread)["b"] = 2
print(pickle.dumps([spread, vars(spread), spread]))
lost = Plain(a=1, b=2, c=3)
del lost.a
trial(lost)
odd = Plain()
vars(odd)[5] = "five"
trial(odd)
vars(odd)["__reduce_ex__"] = lambda protocol: (list, ("from the instance",))
trial(odd)
h = Hidden()
vars(h)["name"] = "stored"
print(vars(pickle.loads(pickle.dumps(h))), pickle.loads(pickle.dumps(h)).name)
key = Hashed(a=1)
for value in ({key: 1}, {key}, frozenset([key]), {(key, 2): 3}, [key, {"plain": 1}]):
    print(len(pickle.loads(pickle.dumps(value))))

copyreg.pickle(Registered, lambda o: (Plain, (), {"registered": True}))
trial(Registered(a=1))
original = Moved(a=1)
Moved = Plain
trial(original)
del Moved
trial(original)


def local():
    class Local(Plain):
        pass

    return Local()


trial(local())
data = pickle.dumps(Plain(a=1, b=Sub(c=2)))
for broken in (data.replace(b"Sub", b"Suc"), data.replace(b"}", b")"), data[:-2] + b".", data.replace(b"__main__", b"__maim__"), data.replace(b"Plain", b"trial"),
               data.replace(b")\x81", b"N\x81")):
    try:
        print(pickle.loads(broken))
    except Exception as e:
        print(type(e).__name__, str(e)[:40])
saved = sys.modules["__main__"]
module = types.ModuleType("elsewhere")
exec("class There:\n    pass", vars(module))
module.There.__module__ = "elsewhere"
sys.modules["elsewhere"] = module
data = pickle.dumps(module.There())
print(data, type(pickle.loads(data)) is module.There)
del sys.modules["elsewhere"]
for f in (lambda: pickle.loads(data), lambda: pickle.dumps(module.There())):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e).partition("<")[0])
