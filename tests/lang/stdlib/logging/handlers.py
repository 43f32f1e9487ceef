import logging
import logging.handlers
import sys


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("H:%(message)s"))
h.addFilter(lambda record: "no" not in record.msg)
log = logging.getLogger("filtered")
log.addHandler(h)
log.propagate = False
log.error("yes")
log.error("no")
h.terminator = "!\n"
log.error("ends otherwise")
h.name = "named"
print(h.get_name(), h.level, log.hasHandlers(), logging.NullHandler())
memory = logging.handlers.MemoryHandler(3, target=h)
other = logging.getLogger("memory")
other.propagate = False
other.setLevel(10)
other.addHandler(memory)
for text in ("1", "2", "3", "4"):
    other.info(text)
    print(len(memory.buffer))
other.error("5")
other.info("6")
memory.close()
show(logging.Handler().emit, None)
show(h.setLevel, "x")
