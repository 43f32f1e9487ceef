for bad in (5, "x", int, (ValueError, 5), [ValueError], None):
    try:
        try:
            raise KeyError("k")
        except bad:
            print("caught")
    except TypeError as e:
        print(e, "|", repr(e.__context__))
