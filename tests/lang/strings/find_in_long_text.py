# Long texts are searched in stretches, and repetitive ones otherwise than others: parts at and across every border are found.
STRETCH = 1 << 22
wrong = []

def check(text, part, first, last):
    for t, p in (text, part), (text.encode(), part.encode()):
        got = t.find(p), t.rfind(p), p in t, t.count(p)
        if got[:3] != (first, last, first >= 0) or (first == last) != (got[3] == (first >= 0)):
            wrong.append((type(t), len(t), len(p), first, last, got))

for size in STRETCH, 2 * STRETCH + 1:
    for part in "y", "xy", "x" * 999 + "y":
        k = len(part)
        for at in 0, STRETCH - k, STRETCH - k + 1, STRETCH - 1, STRETCH, size - k:
            if at <= size - k:
                check("z" * at + part + "z" * (size - at - k), part, at, at)
        check("z" * size, part, -1, -1)
for size in 5000, 3 << 20:
    for k in 500, size // 2:
        same = "a" * k
        check("a" * size, same, 0, size - k)
        check("a" * size, same + "b", -1, -1)
        check("a" * size, "b" + same, -1, -1)
        check("a" * size + "b" + same, "b" + same, size, size)
        check(same + "b" + "a" * size, same + "b", 0, 0)
        check("a" * size + "b" + "a" * size, same + "b" + same, size - k, size - k)
        check(("a" * k + "c") * 3 + same + "b", same + "b", 3 * k + 3, 3 * k + 3)
print(wrong)
a = ("ab" * (STRETCH // 2) + "c") * 2
print([len(p) for p in a.split("bc")], [len(p) for p in a.rsplit("cab", 1)], a.replace("bca", "").count("c"), a.count("b"), a.count("b", 5))
