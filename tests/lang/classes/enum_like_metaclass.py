class EnumMeta(type):
    @classmethod
    def __prepare__(m, name, bases): return {}
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, {k: v for k, v in ns.items() if k.startswith("_") or callable(v)})
        cls._members = {}
        for k, v in ns.items():
            if not k.startswith("_") and not callable(v):
                self = object.__new__(cls)
                self.name, self.value = k, v
                cls._members[k] = self
                setattr(cls, k, self)
        return cls
    def __iter__(cls): return iter(cls._members.values())
    def __getitem__(cls, k): return cls._members[k]
    def __len__(cls): return len(cls._members)
    def __contains__(cls, m): return m in cls._members.values()
    def __call__(cls, v): return next(m for m in cls if m.value == v)
class Enum(metaclass=EnumMeta):
    def __repr__(self): return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
class Color(Enum):
    RED = 1
    GREEN = 2
    def shout(self): return self.name + "!"
print(list(Color), Color["RED"], Color(2), len(Color), Color.RED in Color, Color.GREEN.shout(), Color.RED is Color(1))
