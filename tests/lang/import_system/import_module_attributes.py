import _mod_a, _pkg
print(_mod_a.__file__.split("/")[-1], "/".join(_pkg.__file__.split("/")[-2:]))
print(_mod_a.__spec__.name, _mod_a.__package__ == "", _mod_a.__loader__ is not None)
print(repr(_mod_a).split(" from ")[0])
print(sorted(k for k in vars(_mod_a) if not k.startswith("__")))
