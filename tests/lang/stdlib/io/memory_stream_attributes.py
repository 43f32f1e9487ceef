# Streams in memory take attributes of their own.
import io
for cls, v in ((io.BytesIO, b'abc'), (io.StringIO, 'abc')):
    b = cls(v)
    print(hasattr(b, 'name'), b.__dict__)
    b.name = 'file.txt'; b.x = [1]
    print(b.name, b.__dict__, b.read(), vars(b) is b.__dict__)
    del b.x
    try: b.x
    except AttributeError as e: print(e)
    for bad in ('closed',):
        try: setattr(b, bad, 1)
        except AttributeError as e: print(e)
    class Sub(cls):
        def __init__(self, *a): super().__init__(*a); self.tag = 1
    s = Sub(v); print(s.tag, s.__dict__, s.getvalue())
    b.read = lambda: 'mine'; print(b.read())
    class Sl(cls): __slots__ = 'q',
    s = Sl(); s.q = 1; s.z = 2; print(s.q, s.__dict__)
    with cls(v) as f: f.name='n'; print(list(f), f.name)
