import logging
import sys
f = logging.Filter("a.b")
for name in ("a.b", "a.b.c", "a.bc", "a"):
    print(f.filter(logging.LogRecord(name, 1, "", 1, "", (), None)))
logging.basicConfig(stream=sys.stdout, format="%(message)s %(u)s")
a = logging.LoggerAdapter(logging.getLogger("x"), {"u": 1})
a.error("adapted %d", 3)
print(a, a.name, a.isEnabledFor(10), a.getEffectiveLevel())


class Mine(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


logging.basicConfig(stream=sys.stdout, format="%(message)s", force=True)
Mine(logging.getLogger("x"), {"id": 7}).warning("hello")
