try:
    import _circ_from_a
except ImportError as e:
    print(str(e).split(" (/")[0].split(" (_")[0])
    print(e.name)
