import _pkg
print(_pkg.level, _pkg.uno, _pkg.first.one, _pkg.__name__, _pkg.__package__)
try:
    _pkg.sub
except AttributeError as e:
    print(e)
