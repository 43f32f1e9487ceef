try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError:
    raise KeyError("in handler")
