def __getattr__(name):
    if name.startswith("dyn_"): return name.upper()
    raise AttributeError(f"lazy has no {name}")
def __dir__(): return ["z", "a"]
