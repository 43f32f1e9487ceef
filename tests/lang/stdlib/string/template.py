def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from string import Template
t = Template("$who likes ${what} $$5 $who")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.substitute({"who": 1, "what": 2}, what=3), t.get_identifiers(), t.is_valid(), t.template)
fails(lambda: t.substitute(who=1))
for s in ("$", "a$", "a\n$ b", "$1", "x\ny${a", "${a b}", "$é"):
    fails(lambda: Template(s).substitute(a=1))
    print(repr(Template(s).safe_substitute(a=1)), Template(s).is_valid())
class P(Template):
    delimiter = "%"
    idpattern = "[a-z]+"
print(P("%ab %AB $x %% %{q}").safe_substitute(ab=1, AB=2, q=3), P("%ab").get_identifiers())
