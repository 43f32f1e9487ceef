s = "ab" * 500000
print(len(s), s.count("a"), s.find("ba", 999990), len(s.replace("a", "xyz")), len(s.split("b")), s[::100000], len(s.upper()), s.rindex("a"), len(s + s), s == "ab" * 500000, hash(s) == hash("ab" * 500000), len("é" * 10**6), ("x" * 10**6)[-1], len(",".join(["y"] * 10**5)))
