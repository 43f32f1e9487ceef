def f():
    try:
        raise ValueError("a")
    except ValueError:
        {}["missing"]
try:
    f()
except KeyError as e:
    print(repr(e.__context__))
def g():
    try:
        raise ValueError("in g")
    finally:
        undefined_name
try:
    g()
except NameError as e:
    print(repr(e), repr(e.__context__))
