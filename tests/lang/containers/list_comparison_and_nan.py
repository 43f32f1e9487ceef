nan = float("nan")
print([nan] == [nan], [nan] == [float("nan")], [1, nan] < [1, nan], nan in [nan], [nan].index(nan), [nan].count(nan), [1, 2] <= [1, 2], [1, "a"] == [1, "a"], [1, 2] > [1], (1, 2) < (1, 2, 0), [[1], [2]] < [[1], [3]])
try:
    [1, "a"] < [1, 2]
except TypeError as e:
    print(e)
try:
    [1] < (1,)
except TypeError as e:
    print(e)
