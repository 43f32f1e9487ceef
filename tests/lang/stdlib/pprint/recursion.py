import pprint, re
l = [1, 2]
l.append(l)
d = {"d": 1}
d["self"] = d
print(re.sub(r"id=\d+", "id=N", pprint.pformat(l)), re.sub(r"id=\d+", "id=N", pprint.pformat(d, width=5)))
print(pprint.isreadable(l), pprint.isreadable([1]), pprint.isreadable([object()]), pprint.isrecursive(l), pprint.isrecursive([1]))
