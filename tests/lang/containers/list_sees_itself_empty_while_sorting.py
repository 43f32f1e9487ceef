l = [3, 1, 2]
seen = []
l.sort(key=lambda v: seen.append(list(l)) or v)
print(seen, l)
def mutate(v):
    l.append(99)
    return v
try:
    l.sort(key=mutate)
except ValueError as e:
    print(e)
print(l)
