def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import configparser
c = configparser.ConfigParser()
c.read_string("[a]\nx = %(y)s\nb = 5\nbad = %z\nloop = %(loop)s\n")
fails(lambda: c.get("zz", "x"))
fails(lambda: c.get("a", "q"))
fails(lambda: c["zz"])
fails(lambda: c["a"]["q"])
fails(lambda: c.get("a", "x"))
fails(lambda: c.get("a", "bad"))
fails(lambda: c.get("a", "loop"))
fails(lambda: c.getboolean("a", "b"))
fails(lambda: c.add_section("a"))
fails(lambda: c.add_section("DEFAULT"))
fails(lambda: c.add_section(3))
fails(lambda: c.set("a", "k", 3))
fails(lambda: c.set("a", "k", "50%"))
fails(lambda: c.set("zz", "k", "v"))
for s in ("x = 1\n", "[a]\nx=1\nx=2\n", "[a]\n[a]\n", "[a]\nnovalue\n= 3\n"):
    fails(lambda: configparser.ConfigParser().read_string(s))
