for src in ("1 + 1", "None", "'text'", "x = 5", "[1, 2]", "if 1:\n  6\n"):
    exec(compile(src + "\n", "<i>", "single"))
print(_ if "_" in globals() else "no underscore")
import sys
sys.displayhook = lambda v: print("hook", v)
exec(compile("7\n", "<i>", "single"))
