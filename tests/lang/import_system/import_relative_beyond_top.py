try:
    import _pkg.sub.beyond
except ImportError as e:
    print(e)
try:
    from . import x
except ImportError as e:
    print(e)
try:
    from .mod import x
except ImportError as e:
    print(e)
