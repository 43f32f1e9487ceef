class A:
    class B:
        class C:
            v = [1, {"k": "deep"}]
print(A.B.C.v[1]["k"].upper()[::-1])
print((lambda: A)().B().C.v[0])
