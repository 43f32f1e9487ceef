# Identifiers are compared in NFKC form.
été = 1
名前 = 2
ﬁ = 3
print(été, 名前, fi)
print(sorted(k for k in globals() if not k.startswith("_")))
class Ω:
    ª = 4
print(Ω.a, Ω.__name__)
_ = "underscore"
print(_)
