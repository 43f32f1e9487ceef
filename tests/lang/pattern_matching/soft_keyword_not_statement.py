match = [10, 20]
print(match[1])
match[0] = 5
print(match)
def case(x): return x * 2
print(case(3))
match = lambda *a: a
print(match(1, 2))
match (1, 2)
match = 3
match -1
print(match - 1, match * 2)
print(match, case.__name__)
