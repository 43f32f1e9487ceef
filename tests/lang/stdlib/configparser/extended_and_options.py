def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import configparser
c = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
c.read_string("[p]\nhome=/h\n[q]\nx = ${p:home}/a\ny = ${x}/b\nz = $$5\nw = ${nope}\n")
print(c["q"]["x"], c["q"]["y"], c["q"]["z"])
fails(lambda: c["q"]["w"])
r = configparser.RawConfigParser(allow_no_value=True, inline_comment_prefixes="#", delimiters="=", strict=False)
r.optionxform = str
r.read_string("[S]\nKey\nA = 1 # c\nA = %(x)s\n")
print(r.items("S"))
k = configparser.ConfigParser(converters={"list": lambda v: v.split(",")})
k.read_dict({"s": {"l": "a,b"}})
print(k.getlist("s", "l"), k["s"].getlist("l"), k["s"].getlist("no"))
print(configparser.ConfigParser().read(["/nope/x.ini"]))
