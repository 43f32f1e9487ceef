for src in ('f"{}"', 'f"{x"', 'f"}"', 'f"{x!}"', 'f"{x!z}"', 'f"{x:{y:{z}}}"', 'f"{a b}"', 'f"{#}"', "f'{\\'a\\'}'", 'f"{x\\n}"', 'f"{lambda x: 1}"', 'f"{x!r!s}"', 'f"{*x}"', 'f"{x:=5}"', 'f"{ }"', 'f"{!r}"', 'f"{x;y}"', 'f"{yield}"', 'f"{x]}"', 'f"{(x}"', 'f"{x" "}"', 'f"{x=!z}"', 'f"{x:{}}"', "f'{1:{2:{3}}}'", 'f"{import x}"', 'f"{x = y}"', 'f"{=x}"', 'f"{a $ b}"', 'bf"x"', 'uf"x"'):
    try:
        compile(src, "s", "eval")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
