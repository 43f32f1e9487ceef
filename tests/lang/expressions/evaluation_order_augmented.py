def t(name, o):
    print(name)
    return o
lst = [10, 20]
t("list", lst)[t("index", 1)] += t("value", 5)
print(lst)
