from ast import literal_eval
for s in ["1", "-1", "+1", "1.5e3", "0x1F", "1_000", "1j", "1+2j", "-1-2.5j", "'a'", "'a' 'b'", "b'x'", "r'\\n'", "'''a\nb'''", "[]", "[1,2,]", "()", "(1)", "(1,)", "1,2", "{}", "{1:2,3:[4,(5,)],}", "{1,2}", "set()", "None", "True", "...", "  1", "[1,\n 2 # c\n]", "{'a':{'b':-1.0}}", "'\\x41\\u00e9'", "((((1))))", "1e400", "('a'\n'b')", "-0.0"]:
    v = literal_eval(s)
    print(repr(s), repr(v), type(v).__name__)
print(literal_eval(repr({"a": [1, 2.5, (None, True)], "b": {1, 2}, "c": b"x", "d": "q\"'\n"}))["d"])
