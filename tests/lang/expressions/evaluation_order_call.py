def t(n, v=None):
    print(n)
    return v
t("function", print)(t("first", 1), *t("star", [2]), t("second", 3), sep=t("sep", "-"), **t("double star", {"end": "!\n"}))
