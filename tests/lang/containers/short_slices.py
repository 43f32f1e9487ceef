# x[a:b] of short strings and lists: every pair of ends, what the ends may be, and who overrides what.
ends = [None, 0, 1, 2, 3, 5, 7, 8, 100, -1, -2, -5, -7, -8, -100, True, False]
texts = ["", "a", "abcdefg", "äöü€😀xyz", "é" * 3]


def spans(x):
    n = len(x)
    for a in ends:
        for b in ends:
            start = 0 if a is None else int(a)
            stop = n if b is None else int(b)
            start = max(start + n, 0) if start < 0 else min(start, n)
            stop = max(stop + n, 0) if stop < 0 else min(stop, n)
            yield a, b, range(start, max(start, stop))


for text in texts:
    items = list(text)
    print(len(text), all(text[a:b] == "".join([text[i] for i in at]) and items[a:b] == [items[i] for i in at] for a, b, at in spans(text)))

numbers = list(range(1000))
print(numbers[10:900] == list(range(10, 900)), numbers[995:], numbers[:2], len(numbers[:]), numbers[:] is numbers)
text = "word"
print(text[:] is text, text[0:4], text[2:1] == "", [text[i:i + 2] for i in range(5)])


class Index:
    def __index__(self): return 2


print(text[Index():], text[:Index()], numbers[Index():5], text[10 ** 30:], text[:10 ** 30], text[-10 ** 30:1])
for wrong in ("a", 1.5, []):
    try: text[wrong:]
    except TypeError as e: print(e)
    try: numbers[:wrong]
    except TypeError as e: print(e)


class Text(str):
    def __getitem__(self, key): return ("getitem", key)


class Items(list): pass


class Asked:
    def __getitem__(self, key): return key


print(Text("abc")[1:2], type(Text("abc")[1:2][1]), type(Items([1, 2, 3])[0:2]), Asked()[1:2], Asked()[:], Asked()[None:3])
print((1, 2, 3)[1:3], b"abc"[1:2], bytearray(b"abc")[:2], range(10)[2:5])


def own(items): return items[1:]


row = [[1], [2], [3]]
part = own(row)
part[0].append(9)
del row
print(part)


def local(a, b):
    x, i, j = [a, b, a, b], 1, 3
    y = x[i:j]
    i = y[0:1]
    return x, y, i, x[j - 1:j][0]


print(local("p", "q"))
print([word.upper() + "-" + word[1:3] for word in ("", "a", "ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "ABCdefghi", "z{|}~@[`az")])
print([w.lower() for w in ("A", "AB", "ABC", "ABCD", "ABCDE", "ABCDEF", "ABCDEFG", "Z[@Z", "ÄÖ")], " a  bc\td\n\x1cé f ".split())
