s = "a" * 20000
print(s.find("a" * 10000 + "b"), ("a" * 10000 + "b").find("a" * 5000 + "b"), s.count("aa"), s.rfind("b" + "a" * 1000), ("ab" * 10000).find("ba" * 5000 + "c"), len(s.replace("aa", "b")), s.split("aaa")[-1])
