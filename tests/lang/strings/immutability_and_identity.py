s = "abc"
t = s
s += "d"
print(t, s, s[:] == s, str(s) is s, s.upper() is s, "".join([s]) == s)
for f in (lambda: s.__setitem__(0, "x"), lambda: s.__delitem__(0), lambda: setattr(s, "x", 1)):
    try:
        f()
    except AttributeError as e:
        print(e)
