def f(exc):
    try:
        raise exc
    except (KeyError, IndexError) as e:
        return "lookup", repr(e)
    except ArithmeticError:
        return "arith"
    except Exception as e:
        return "exception", type(e).__name__
    except:
        return "bare"
print(f(KeyError("a")), f(IndexError()), f(ZeroDivisionError()), f(ValueError()), f(KeyboardInterrupt()), f(SystemExit()))
classes = (ValueError, (TypeError,))
try:
    raise TypeError("nested tuple")
except classes[1] as e:
    print(e)
