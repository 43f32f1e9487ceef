match [1, [2, 3]]:
    case [a, [b, *_] as inner] as whole: print(a, b, inner, whole)
match {"k": "v"}:
    case {"k": ("v" | "w") as val} as d: print(val, d)
match 5:
    case int() as n if n > 3: print(n)
