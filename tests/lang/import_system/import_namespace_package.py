import _ns.inside
print(_ns.inside.where, _ns.__name__, hasattr(_ns, "__file__") and _ns.__file__ is not None)
