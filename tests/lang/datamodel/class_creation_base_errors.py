for bases in ((bool,), (type(None),), (type(print),), (type(...),), (5,), (range,), (slice,), (type(lambda: 0),)):
    try:
        type("C", bases, {})
        print("made")
    except TypeError as e:
        print(e)
