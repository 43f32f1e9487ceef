import logging
import sys


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


logging.basicConfig(stream=sys.stdout, format="%(levelname)s|%(name)s|%(message)s")
log = logging.getLogger("a.b.c")
above, top = logging.getLogger("a.b"), logging.getLogger("a")
print(log.parent, above.parent, top.parent, log.getChild("d"), logging.getLogger() is logging.root)
log.debug("not shown")
log.warning("w %d", 1)
top.setLevel(logging.DEBUG)
log.debug("d %(key)s", {"key": 5})
print(log.getEffectiveLevel(), log.isEnabledFor(10), above.level)
above.propagate = False
log.error("goes to the last resort")
above.addHandler(logging.NullHandler())
log.error("goes nowhere")
above.propagate = True
logging.disable(logging.ERROR)
log.error("off")
log.critical("still on")
logging.disable(logging.NOTSET)
show(logging.getLogger, 3)
show(log.setLevel, "NOPE")
show(log.setLevel, 3.5)
show(log.log, "x", "m")
