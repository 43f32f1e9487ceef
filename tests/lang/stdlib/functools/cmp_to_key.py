# cmp_to_key: orders, equality, errors.
from functools import cmp_to_key

K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=K), sorted("bca", key=cmp_to_key(lambda a, b: ord(b) - ord(a))), K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(5).obj)
print(K(obj=4).obj, max([1, 5, 2], key=K), type(K(1)).__name__, cmp_to_key(mycmp=lambda a, b: 0)(1) == K(9))
k = K(1)
k.obj = 9
print(k.obj, k > K(5))
for call in (lambda: K(1) < 2, lambda: K(1) == 2, lambda: hash(K(1)), lambda: cmp_to_key(), lambda: K(), lambda: K(1, 2), lambda: cmp_to_key(1)(2) < cmp_to_key(1)(3),
             lambda: sorted([1, "a"], key=K), lambda: K(x=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
