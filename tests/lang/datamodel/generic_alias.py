a = list[int]
print(a, a.__origin__, a.__args__, a([1, 2]))
print(a == list[int], hash(a) == hash(list[int]), list[int] == list[str])
print(dict[str, list[int]], set[int] | None)
class L(list[int]): pass
print(L.__mro__, L.__orig_bases__)
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
