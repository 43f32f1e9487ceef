import _guarded
print(_guarded.loaded, __name__)
