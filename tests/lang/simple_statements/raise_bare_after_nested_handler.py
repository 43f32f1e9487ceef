try:
    try:
        raise KeyError("k")
    except KeyError:
        try:
            raise ValueError("v")
        except ValueError:
            pass
        raise
except Exception as e:
    print(repr(e), repr(e.__context__))
