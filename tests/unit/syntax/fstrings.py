f''; f'a'; f'{a}'; f'a{b}c{d}'; F"{a}" 'b' f'{c}'; rf'\{a}\d'; fR"{a}"
f'{{}}{{{a}}}'
f'{a!r}{b!s:>10}{c!a}'; f'{a:{b}.{c}}'; f'{a:}'; f'{a:{{b}}}'
f'{a=}{ b = !r}{c=:d}{d + 1 = }'
f'{a, b}{*a, b}{lambda_}{(lambda x: x)}{x if y else z}{[i for i in a]}{ {1: 2}[1] }'
f'{a["b"]}{a != b}{a == b}{a <= b}{a >= b}{a < b}'
f"""{
a
  +
    b}"""
f'{(x := 1)}{x:=5}'
f'{f"{a}"}{f"""{f"{b}"}"""}'
f'{yield_}\n\x41\u00e9\
c'
