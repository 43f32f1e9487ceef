def t(name, o):
    print(name)
    return o
class A: pass
a = A()
t("target1", a).x = t("target2", [0])[t("index", 0)] = t("value", 5)
print(a.x)
i = 0
lst = [0, 1]
i, lst[i] = 1, 9
print(i, lst)
