def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import configparser, io
c = configparser.ConfigParser(defaults={"d": "1"})
c["s"] = {"a": "1", "B": "x\ny"}
c.add_section("t")
c.set("t", "k", "v")
c["t"]["z"] = "q"
o = io.StringIO()
c.write(o)
c.write(o, space_around_delimiters=False)
print(o.getvalue())
print(c.remove_option("t", "k"), c.remove_option("t", "k"), c.remove_section("s"), c.sections(), c.popitem())
del c["DEFAULT"]["d"]
fails(lambda: c.__delitem__("DEFAULT"))
