d = {"b": 1, "a": 2}
print([*d], [*d.items()], {*d} == {"a", "b"}, (*d.values(),), [*"ab", *range(2), *{}], dict(**d, c=3), {**d, **{"a": 9}}, max(*[1, 2]), print(*[1, 2], sep="-"), [*map(str, [1])], [*zip([1], [2])])
