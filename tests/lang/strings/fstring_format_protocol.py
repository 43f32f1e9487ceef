class F:
    def __format__(self, spec): return f"<{spec!r}>"
    def __repr__(self): return "R"
    def __str__(self): return "S"
f = F()
print(f"{f}", f"{f:spec}", f"{f!r}", f"{f!s:>3}", f"{f:{'nested'}}", f"{f:a{1 + 1}b}", f"{f: }", f"{f!a}", f"{f:%Y-%m}", f"{f::}", f"{f:!r}")
class Bad:
    def __format__(self, s): return 5
try:
    f"{Bad()}"
except TypeError as e:
    print(e)
