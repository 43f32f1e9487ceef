t = ()
for i in range(10000):
    t = (t,)
print(hash(t) == hash(t), t in {t: 1})
