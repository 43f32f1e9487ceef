# Tables at random, broken ones among them, under dialects at random: rows, errors and lines as CPython's.
import csv
import io
import random

r = random.Random(7)
alphabet = 'ab1 ,,;"\'\\\n\r\té€'


def dialect():
    d = {"delimiter": r.choice(",,,;\t€a ")}
    if r.random() < .5: d["quotechar"] = r.choice(['"', "'", "é", None])
    if r.random() < .5: d["escapechar"] = r.choice(["\\", "\\", "b", None])
    if r.random() < .5: d["doublequote"] = r.random() < .5
    if r.random() < .6: d["quoting"] = r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE])
    if r.random() < .4: d["skipinitialspace"] = True
    if r.random() < .4: d["strict"] = True
    if r.random() < .4: d["lineterminator"] = r.choice(["\n", "\r\n", "!", "€€", ""])
    return d


class Number:
    def __index__(self): return 3
    def __str__(self): return "num,ber"


class Floaty:
    def __float__(self): return 3.5
    def __str__(self): return "floaty"


class Text(str):
    pass


def text(): return "".join(r.choice(alphabet) for _ in range(r.choice([0, 1, 2, 5, 9])))
def value(): return r.choice([text, text, lambda: r.randint(-5, 10**r.randint(1, 25)), lambda: r.choice([1.5, 1e22, -0.0]), lambda: None, lambda: True, Number, Floaty, lambda: Text(text()), lambda: 2 - 1j, lambda: (1, "x")])()
def row(): return [value() for _ in range(r.choice([0, 1, 1, 2, 4]))]


for i in range(200):
    d = dialect()
    lines = [r.choice([text, lambda: text() + "\n", lambda: text() + "," + text() + "\r\n", lambda: "1,2.5,x" , lambda: '"a ""q"" b",c'])() for _ in range(r.randint(0, 5))]
    if r.random() < .05: lines.append(r.choice([3, b"x", None]))
    if r.random() < .2: lines = [Text(x) if isinstance(x, str) else x for x in lines]
    old = csv.field_size_limit(r.choice([131072, 131072, 131072, 5, 0, -1]))
    try:
        reader = csv.reader(lines, **d)
        while True:
            try:
                print(i, next(reader), reader.line_num)
            except (csv.Error, ValueError) as e:
                print(i, type(e).__name__, e, reader.line_num)
    except StopIteration:
        print(i, "end", reader.line_num)
    except Exception as e:
        print(i, type(e).__name__, e)
    csv.field_size_limit(131072)
    out = io.StringIO(newline="")
    try:
        w = csv.writer(out, **d)
        for _ in range(3):
            try:
                print(i, w.writerow(r.choice([row, row, lambda: tuple(row()), lambda: iter(row()), lambda: "abc", lambda: r.choice([3, {}, {"k": 1}])])()))
            except csv.Error as e:
                print(i, type(e).__name__, e)
        print(i, w.writerows([row(), row()]))
    except Exception as e:
        print(i, type(e).__name__, e)
    print(i, repr(out.getvalue()))
