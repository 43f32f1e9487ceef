import logging
import sys


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


logging.basicConfig(stream=sys.stdout, level="DEBUG")
logging.debug("seen")
logging.basicConfig(level="ERROR")
logging.debug("unchanged")
logging.basicConfig(stream=sys.stdout, level="ERROR", force=True, style="{", format="{levelname:>10}~{message}")
logging.warning("hidden")
logging.error("shown %s", 1)
logging.error({"a": 1})
logging.error(None)
show(lambda: logging.basicConfig(stream=1, filename=2, force=True))
show(lambda: logging.basicConfig(stream=1, handlers=[], force=True))
show(lambda: logging.basicConfig(style="x", force=True))
show(lambda: logging.basicConfig(stream=sys.stdout, foo=1, force=True))
