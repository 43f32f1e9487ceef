l = [3, 1, 2]
def clear(v): l.clear(); return v
for k in (lambda v: l.clear() or v, lambda v: l.append(v) or v, lambda v: l.extend(range(1000)) or v, lambda v: l.__setitem__(slice(None), [0] * 10) or v):
    l[:] = [3, 1, 2]
    try:
        l.sort(key=k)
        print("sorted", l)
    except ValueError as e:
        print(e, l)
