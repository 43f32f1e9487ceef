import os


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


os.environ["FH_TEST"] = "value"
print(os.environ["FH_TEST"], os.getenv("FH_TEST"), os.getenv("FH_NONE"), os.getenv("FH_NONE", 5), "FH_TEST" in os.environ)
show(lambda: os.environ["FH_NONE"])
show(os.environ.__setitem__, "FH_X", 3)
show(os.environ.__setitem__, 3, "x")
show(os.environ.__getitem__, 3)
show(os.environ.pop, "FH_TEST")
show(os.environ.pop, "FH_TEST")
show(os.environ.pop, "FH_TEST", None)
show(os.environ.setdefault, "FH_TEST", "b")
show(os.environb.get, b"FH_TEST")
show(os.environ.__delitem__, "FH_NONE")
os.environ.update(FH_A="1", FH_B="2")
print({k: v for k, v in sorted(os.environ.items()) if k in ("FH_A", "FH_B", "FH_TEST")}, type(os.environ.copy()))
print((os.environ | {"FH_C": "3"})["FH_C"])
