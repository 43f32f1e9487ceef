def t(src):
    try:
        exec(src)
    except Exception as e:
        print(src, "->", type(e).__name__, e)
t("a, b = 1")
t("a, b = None")
t("a, b = 1, 2, 3")
t("a, b, c = 1, 2")
t("a, b, c = 'a'")
t("a, = []")
t("a, *b = []")
t("a, *b, c = [1]")
t("() = [1]")
t("a, b = {1}")
t("(a, b), c = 1, 2")
t("a, b = iter([1, 2, 3])")
t("a, b = (x for x in range(1))")
t("[] = 5")
