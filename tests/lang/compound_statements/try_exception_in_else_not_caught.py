try:
    try:
        pass
    except ValueError:
        print("no")
    else:
        raise ValueError("from else")
    finally:
        print("finally")
except ValueError as e:
    print("outer", e)
