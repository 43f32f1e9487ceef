# Literals at random, broken ones among them: values and errors as CPython's.
import ast
import random

r = random.Random(5)

def atom():
    return r.choice([None, True, False, ..., r.randint(-10**r.randint(1, 30), 10**r.randint(1, 30)), r.uniform(-1e3, 1e3), 1e300, 1e16, 1e-7, 0.0, -0.0, 2j, 1.5 - 2j,
                     "".join(r.choice("ab'\"\\\n\r\t\0\x1b\x7fé€😀\ud800 #") for _ in range(r.randint(0, 6))),
                     bytes(r.choice(b"ab'\"\\\n\r\t\0\x80\xff ") for _ in range(r.randint(0, 6)))])

def value(depth=0):
    k = r.random()
    if depth > 3 or k < .5: return atom()
    n = r.choice([0, 1, 2, 3])
    if k < .65: return [value(depth + 1) for _ in range(n)]
    if k < .8: return tuple(value(depth + 1) for _ in range(n))
    if k < .85: return {atom()}
    try:
        if k < .9: return {r.randint(0, 9): value(depth + 1)}
        return {value(depth + 1): value(depth + 1) for _ in range(n)}
    except TypeError:
        return None

def shown(v):
    if isinstance(v, (set, frozenset)): return "{%s}" % ", ".join(sorted(map(shown, v)))
    if isinstance(v, dict): return "{%s}" % ", ".join(f"{shown(k)}: {shown(x)}" for k, x in v.items())
    if isinstance(v, (list, tuple)): return type(v).__name__ + "(%s)" % ", ".join(map(shown, v))
    return type(v).__name__ + " " + ascii(v)

for i in range(400):
    text = repr(value())
    for _ in range(r.choice([0, 0, 1, 1, 2])):
        at = r.randint(0, len(text))
        if r.random() < .7:
            text = text[:at] + r.choice([" ", "\n", "\t", "'", '"', ",", "1", "0", ".", "e", "-", "+", "b", "#x\n", "\\", "_", "(", ")", "[", "]", "{", "}", ":", "a", "\\x4", "\\u00e9", "\r", "\f", "\0", "é", "'''", "r", "j"]) + text[at:]
        else:
            text = text[:at] + text[at + 1:]
    if r.random() < .2: text = r.choice([" ", "\t", "\n", "  \n"]) + text
    if r.random() < .2: text += r.choice([" ", "\t", "\n", "\n\n", " # x", "\\\n", ","])
    try:
        print(i, shown(ast.literal_eval(text)))
    except SyntaxError as e:
        print(i, type(e).__name__)
    except ValueError as e:
        print(i, type(e).__name__, str(e).partition(":")[0])
    except Exception as e:
        print(i, type(e).__name__, e)
