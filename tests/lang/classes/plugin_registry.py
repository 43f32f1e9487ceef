class Plugin:
    registry = {}
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        if key: Plugin.registry[key] = cls
    def run(self, x): raise NotImplementedError(type(self).__name__)
class Upper(Plugin, key="up"):
    def run(self, x): return x.upper()
class Twice(Upper, key="twice"):
    def run(self, x): return super().run(x) * 2
class Broken(Plugin, key="broken"): pass
for k, c in Plugin.registry.items():
    try:
        print(k, c().run("ab"))
    except NotImplementedError as e:
        print(k, "not implemented by", e)
