def t(n, v=None):
    print(n)
    return v
r = [t(f"element {x}", x) for x in t("outer iterable", [1, 2]) if t(f"condition {x}", True)]
d = {t(f"key {x}", x): t(f"value {x}", x) for x in [1, 2]}
print(r, d)
