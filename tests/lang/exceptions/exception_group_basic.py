eg = ExceptionGroup("msg", [ValueError(1), KeyError("k")])
print(eg, repr(eg), eg.message, eg.exceptions, eg.args)
print(type(ExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
for args in (("m", []), ("m", [5]), ("m",), (5, [ValueError()]), ("m", ValueError()), ("m", [KeyboardInterrupt()]), ("m", [ValueError])):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(str(ExceptionGroup("one", [ValueError()])))
