import sys, warnings

def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)

def calls():
    old()

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("plain")
    old()
    calls()
    warnings.warn(FutureWarning("instance"))
    warnings.warn_explicit("text", RuntimeWarning, "some/file.py", 12)
    for w in log:
        print(w.category.__name__, w.message, w.filename.rpartition("/")[2], w.lineno, type(w.message).__name__)
print(str(log[0]).replace(log[0].filename, "FILE"))

def shown(action, *calls):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        registry = {}
        for text, category, line in calls:
            try:
                warnings.warn_explicit(text, category, "m.py", line, registry=registry)
            except Warning as error:
                print("raised", repr(error))
        return [(str(w.message), w.lineno) for w in log]

calls = [("a", UserWarning, 1), ("a", UserWarning, 1), ("a", UserWarning, 2), ("b", UserWarning, 1), ("a", RuntimeWarning, 1)]
for action in ("always", "default", "module", "once", "ignore", "error"):
    print(action, shown(action, *calls))

for arguments in (("x", int), ("x", "UserWarning"), ("x", 5)):
    try:
        warnings.warn(*arguments)
    except TypeError as error:
        print(error)
for arguments in (("no such",), ("ignore", int)):
    try:
        warnings.simplefilter(*arguments)
        print("added", warnings.filters[0])
        warnings.filters.pop(0)
        warnings._filters_mutated()
    except AssertionError as error:
        print(error)
print(warnings.formatwarning("message", UserWarning, "no file", 3), end="")
print(warnings.formatwarning("message", UserWarning, "no file", 3, "  the line  "), end="")
print(warnings.catch_warnings(), warnings.catch_warnings(record=True))
manager = warnings.catch_warnings()
with manager:
    try:
        with manager:
            pass
    except RuntimeError as error:
        print(error)
try:
    warnings.catch_warnings().__exit__(None, None, None)
except RuntimeError as error:
    print(error)

def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno, file, line)

with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = show
    warnings.warn("to show")
print(warnings.showwarning is not show)

with warnings.catch_warnings(record=True, action="ignore") as log:
    warnings.warn("never")
print(log)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("error", DeprecationWarning)
    warnings.simplefilter("ignore", UserWarning, append=True)
    try:
        warnings.warn("bad", DeprecationWarning)
    except DeprecationWarning as error:
        print("DeprecationWarning", error)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("far", stacklevel=100)
    print(log[0].filename, log[0].lineno)
