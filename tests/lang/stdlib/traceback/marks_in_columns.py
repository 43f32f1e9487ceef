# The marks count the columns of a terminal, where wide characters take two; blanks behind a line move them.
import linecache
import traceback

TEXT = '''def wide():
    x = "日本語" + 1; y = 2

def blanks():
    return len(1) + 2   

def name():
    名 = {"é": 1}["日本"] + 1

def lines():
    return "日本".upper() + (1 /
       0)
'''
linecache.cache["texts"] = len(TEXT), None, TEXT.splitlines(True), "texts"
namespace = {}
exec(compile(TEXT, "texts", "exec"), namespace)
for name in ("wide", "blanks", "name", "lines"):
    try:
        namespace[name]()
    except Exception as e:
        print("".join(traceback.format_tb(e.__traceback__)[1:]))
