import logging
import sys


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


logging.basicConfig(stream=sys.stdout, format="%(message)s")
log = logging.getLogger()
try:
    {}["key"]
except KeyError as e:
    error = e
    log.error("with the type", exc_info=(KeyError, KeyError("k"), None))
log.error("given", exc_info=KeyError("other"))
log.error("nothing", exc_info=True)
logging.basicConfig(stream=sys.stdout, format="%(message)s by %(user)s in %(funcName)s line %(lineno)d", force=True)


def caller():
    log.error("extra", extra={"user": "me"})
    helper()


def helper():
    log.error("one up", extra={"user": "you"}, stacklevel=2)


caller()
show(lambda: log.error("x", extra={"name": 1}))
show(lambda: log.error("x", extra={"message": 1}))
