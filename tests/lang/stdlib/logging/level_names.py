import logging


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for x in (10, "INFO", 15, "WHAT", logging.FATAL):
    show(logging.getLevelName, x)
logging.addLevelName(15, "FIFTEEN")
show(logging.getLevelName, 15)
show(logging.getLevelNamesMapping)
log = logging.getLogger("x")
log.setLevel("FIFTEEN")
print(log, log.level, logging.WARN == logging.WARNING)
