# The parser and its sections as mappings; the exceptions' attributes, args and pickles.
import configparser as c
import pickle


def tell(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, repr(e), e.args, {k: v for k, v in sorted(vars(e).items())})


for e in (c.Error("m"), c.Error(), c.NoSectionError("s"), c.NoOptionError("o", "s"), c.DuplicateSectionError("s"), c.DuplicateSectionError("s", "f"), c.DuplicateSectionError("s", "f", 3), c.DuplicateOptionError("s", "o"), c.DuplicateOptionError("s", "o", "f"), c.DuplicateOptionError("s", "o", "f", 123), c.InterpolationError("o", "s", "m"), c.InterpolationSyntaxError("o", "s", "m"), c.InterpolationDepthError("o", "s", "r"), c.InterpolationMissingOptionError("o", "s", "r", "ref"), c.ParsingError("f"), c.ParsingError(filename="g"), c.MissingSectionHeaderError("f", 1, "l")):
    back = pickle.loads(pickle.dumps(e))
    print(type(e).__name__, e, repr(e), e.args, sorted(vars(e).items()), str(back) == str(e), vars(back) == vars(e))
for f in (lambda: c.ParsingError(), lambda: c.ParsingError("a", "b"), lambda: c.NoSectionError(), lambda: c.DuplicateSectionError()):
    tell(f)
p = c.ConfigParser({"d": "0"})
p.read_dict({"a": {"x": "1", "y": "2"}, "b": {"z": "3"}, "e": {}})
for f in (lambda: p["a"], lambda: p["DEFAULT"], lambda: p["no"], lambda: p[None], lambda: len(p), lambda: list(p), lambda: "DEFAULT" in p, lambda: "a" in p, lambda: 5 in p,
          lambda: p.has_option("a", "X"), lambda: p.has_option("a", "d"), lambda: p.has_option("", "d"), lambda: p.has_option(None, "x"), lambda: p.has_option("DEFAULT", "D"), lambda: p.has_option("no", "d"), lambda: p.has_option("e", "q"),
          lambda: p.set("", "n", "v"), lambda: p.set(None, "N2", "v"), lambda: p.set("DEFAULT", "n3", "v"), lambda: p.set("no", "n", "v"), lambda: p.set("a", "n", None), lambda: p.set("a", "s", ""), lambda: p.defaults(),
          lambda: p.remove_option("a", "X"), lambda: p.remove_option("a", "x"), lambda: p.remove_option("", "n"), lambda: p.remove_option("no", "x"), lambda: p.remove_section("e"), lambda: p.remove_section("e"), lambda: p.remove_section("DEFAULT"),
          lambda: p.items("no"), lambda: p.items("DEFAULT"), lambda: p.items("a", vars={"D": "5"}), lambda: p.items("a", raw=True), lambda: [k for k, v in p.items()], lambda: p.options("no"), lambda: p.options("DEFAULT"), lambda: p.options("a")):
    tell(f)
s = p["a"]
for f in (lambda: s, lambda: s.name, lambda: s.parser is p, lambda: len(s), lambda: list(s), lambda: "D" in s, lambda: s["nope"], lambda: s["D"], lambda: s.__setitem__("k", "v"), lambda: s.__setitem__("k", 5), lambda: s.__setitem__(5, "v"), lambda: s.__delitem__("K"), lambda: s.__delitem__("K"), lambda: s.__delitem__("d"), lambda: setattr(s, "name", 1), lambda: setattr(s, "parser", 1), lambda: list(p["DEFAULT"]), lambda: len(p["DEFAULT"]), lambda: s.get("q"), lambda: s.get("q", "w"), lambda: s.getint("y"), lambda: s.getint("q", 7), lambda: s.setdefault("dd", "e"), lambda: s.pop("dd"), lambda: s.clear()):
    tell(f)
p["a"] = {"new": "1"}
p["fresh"] = {"f": "2"}
p["DEFAULT"] = {"only": "3"}
p["a"] = p["a"]
p["b"] = p["a"]
for f in (lambda: {k: dict(v) for k, v in p.items()}, lambda: p.__delitem__("a"), lambda: p.__delitem__("a"), lambda: p.__delitem__("DEFAULT"), lambda: p.popitem(), lambda: p.popitem(), lambda: p.popitem(), lambda: list(p), lambda: p.pop("no", 4), lambda: p.setdefault("q", {"a": "b"}), lambda: p.clear(), lambda: p == {}, lambda: p.update({"z": {"a": "1"}}), lambda: p["z"]["a"]):
    tell(f)
i = c.Interpolation()
print(i.before_get(p, "s", "o", "v", {}), i.before_set(p, "s", "o", "v"), i.before_read(p, "s", "o", "v"), i.before_write(p, "s", "o", "v"))
