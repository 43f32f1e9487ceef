def t(src):
    try:
        exec(src, {})
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0], e.name)
t("import no_such_module_x")
t("import no_such.sub")
t("from no_such_module_x import y")
t("import math.sub")
t("from math import no_such_name")
try:
    exec("from math import no_such_name as q")
except ImportError as e:
    print(e.name, e.msg[:43])
