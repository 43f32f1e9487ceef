FREEHOLD = {"MemoryFault", "BudgetExceededError", "MemoryLockedError", "CapacityError"}
def tree(c, d=0):
    print("  " * d + c.__name__)
    for s in sorted(c.__subclasses__(), key=lambda k: k.__name__):
        if s.__module__ == "builtins" and s.__name__ not in FREEHOLD: tree(s, d + 1)
for c in (ArithmeticError, LookupError, NameError, RuntimeError, ImportError, SyntaxError, StopIteration, AssertionError, EOFError, MemoryError): tree(c)
print(UnicodeError.__bases__, UnicodeEncodeError.__bases__, BlockingIOError.__bases__, FileNotFoundError.__bases__, ExceptionGroup.__bases__)
print(IOError is OSError, EnvironmentError is OSError, KeyboardInterrupt.__bases__, GeneratorExit.__bases__, SystemExit.__bases__, Warning.__bases__, DeprecationWarning.__bases__)
