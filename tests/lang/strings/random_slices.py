s, l = "aé€😀bcdefg", list(range(10))
b = bytes(l)
r = range(10)
n = 0
for a in (None, *range(-12, 13, 2), -11, 11):
    for z in (None, *range(-12, 13, 3), 10):
        for st in (None, 1, 2, 3, 11, -1, -2, -3, -11):
            x = slice(a, z, st)
            idx = list(range(*x.indices(10)))
            assert [s[i] for i in idx] == list(s[x]) and l[x] == idx and list(b[x]) == idx and list(r[x]) == idx and tuple(l)[x] == tuple(idx)
            m = l[:]
            del m[x]
            assert m == [i for i in l if i not in idx]
            m = l[:]
            if st not in (None, 1):
                m[x] = [-i for i in idx]
                assert m == [-i if i in idx else i for i in l]
            n += len(idx)
print(n)
