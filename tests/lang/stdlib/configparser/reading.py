import configparser
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
base = /home
Debug: yes
[a]
path = %(base)s/x
# comment
; other
multi = one
    two

    three
n = 42
f = 2.5
[b b]
key : v=w
empty =
pct = 5%%
""")
print(c.sections(), c["a"]["path"], repr(c["a"]["multi"]), c.getint("a", "n"), c.getfloat("a", "f"), c.getboolean("a", "debug"), dict(c["b b"]), c.options("a"), c.items("b b"), c.defaults())
print("a" in c, "zz" in c, len(c), list(c), c["a"], c.has_option("a", "BASE"), c.get("a", "nope", fallback="fb"), c["a"].get("nope"), c["a"].getint("n"), c["a"].getboolean("debug"), c.get("a", "path", raw=True), c.get("a", "path", vars={"base": "V"}))
