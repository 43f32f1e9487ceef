try:
    from _mod_a import missing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import _mod_a.sub
except ModuleNotFoundError as e:
    print(e, e.name)
