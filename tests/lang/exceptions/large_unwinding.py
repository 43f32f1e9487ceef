def f(n):
    try:
        if n == 0: raise ValueError("bottom")
        f(n - 1)
    except KeyError:
        print("never")
    finally:
        count.append(n)
count = []
try:
    f(100)
except ValueError as e:
    print(e, len(count), count[:3], count[-1])
