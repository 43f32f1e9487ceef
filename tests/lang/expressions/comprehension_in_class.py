class A:
    y = 5
    data = [1, 2]
    ok = [v for v in data]
    try:
        bad = [y for v in data]
    except NameError as e:
        print(e)
    f = [v for v in [y]]
print(A.ok, A.f)
