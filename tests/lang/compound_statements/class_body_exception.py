try:
    class A:
        x = 1
        raise ValueError("in body")
except ValueError as e:
    print(e)
print("A" in globals())
