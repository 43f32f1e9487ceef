import logging
import logging.handlers
import os


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


logging.basicConfig(filename="log.txt", filemode="w", format="%(levelname)s %(message)s", level=10)
logging.debug("one")
logging.getLogger("x").info("zwei \u00e4")
logging.shutdown()
print(open("log.txt", encoding="utf-8").read())
h = logging.handlers.RotatingFileHandler("r.txt", maxBytes=20, backupCount=2)
log = logging.getLogger("rotating")
log.propagate = False
log.addHandler(h)
for i in range(7):
    log.error("line %d", i)
h.close()
print({name: open(name).read() for name in sorted(os.listdir(".")) if name.startswith("r.")})
late = logging.FileHandler("late.txt", delay=True)
print(os.path.exists("late.txt"), late.stream)
