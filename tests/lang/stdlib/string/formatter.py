def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from string import Formatter
f = Formatter()
class O: pass
o = O()
o.a = [1, {"k": 2}]
print(f.format("{0} {1!r} {x:>5} {o.a[1][k]} {{}} {:d}".replace("{:d}", "{2:d}"), 1, "s", 3, x="q", o=o), f.format("{} {} {:{}}", 1, 2, 3, ">4"))
for s in ("{", "}", "{0", "{!x}", "{0!x}", "{} {0}", "{5}", "{zz}", "{0.b}"):
    fails(lambda: f.format(s, 1))
print(list(f.parse("a{b!r:>{w}}c{{d}}")), list(f.parse("")))
class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "<%s>" % key) if isinstance(key, str) else super().get_value(key, args, kwargs)
    def check_unused_args(self, used, args, kwargs): print(sorted(map(str, used)))
print(Default().format("{a} {b} {0}", 9, a=1))
