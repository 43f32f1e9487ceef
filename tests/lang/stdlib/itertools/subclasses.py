# Which tools can be subclassed, and which names the module has.
import itertools

for name in sorted(vars(itertools)):
    value = getattr(itertools, name)
    if name.startswith("__") or not isinstance(value, type):
        continue
    try:
        type("Sub", (value,), {})
        print(name, "subclassable", value.__module__)
    except TypeError as e:
        print(name, e)
