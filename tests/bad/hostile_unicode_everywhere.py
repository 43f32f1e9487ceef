class É:
    ß = 1
    def ñandú(self, *, ключ=2): return ключ
print(É().ñandú(ключ="значение"), É.ß, É.__name__, É.ñandú.__qualname__)
try:
    É().ñandú(чужой=1)
except TypeError as e:
    print(e)
try:
    É().не_такой
except AttributeError as e:
    print(e)
d = {"日本": 1, "😀": 2, "\ud800": 3}
print(ascii(d), d["😀"], len("\0" * 3), {"": 0}[""])
setattr(É, "with space é", 5)
print(getattr(É(), "with space é"))
try:
    raise ValueError("é€😀")
except ValueError as e:
    print(e, repr(e))
exec("переменная = 'é'\nprint(переменная)")
print(f"{'é':*^7} {'日本':>5} {'😀':<3}|", "é".join("😀b"), "%-5s|" % "é")
