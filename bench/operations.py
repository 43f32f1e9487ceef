#!/usr/bin/env python3
"""A survey of small operations: what each takes here and in CPython, in nanoseconds.

python3 bench/operations.py [--vm build/freehold] [--peer /usr/bin/python3.11] [--filter TEXT] [--rounds N] [--over RATIO]

Each operation is a statement in a loop inside a function, behind its preparation; the time of an empty loop is taken off,
the least of all rounds counts. The rounds of the two alternate, so that both see the same machine.
"""

import sys
from time import process_time

# group: preparation that all its operations share, then name | statement | preparation of its own.
SURVEY = '''
str: s = "the quick brown fox jumps over the lazy dog"; t = "x" * 1000; u = "žluťoučký kůň"; words = s.split()
  upper | s.upper()
  lower | s.lower()
  title | s.title()
  capitalize | s.capitalize()
  swapcase | s.swapcase()
  casefold | s.casefold()
  split | s.split()
  split sep | s.split(" ")
  rsplit | s.rsplit(" ", 2)
  splitlines | v.splitlines() | v = "a line\\n" * 20
  partition | s.partition("fox")
  rpartition | s.rpartition("o")
  join 9 | " ".join(words)
  join genexp | ",".join(w for w in words)
  replace | s.replace("o", "0")
  replace long | t.replace("x", "yz")
  find | s.find("lazy")
  rfind | s.rfind("quick")
  index char | s.index("z")
  count | s.count("o")
  in | "lazy" in s
  not in | "cat" not in s
  startswith | s.startswith("the")
  startswith tuple | s.startswith(("a", "b", "the"))
  endswith | s.endswith("dog")
  strip | v.strip() | v = "   text with space  "
  strip chars | v.strip("xy") | v = "xyxhelloyxy"
  zfill | v.zfill(10) | v = "-42"
  ljust | v.ljust(20) | v = "name"
  center | v.center(20, "*") | v = "name"
  expandtabs | v.expandtabs() | v = "a\\tbc\\td"
  isdigit | v.isdigit() | v = "1234567890"
  isalpha | v.isalpha() | v = "abcdefghij"
  isidentifier | v.isidentifier() | v = "some_name"
  isspace | v.isspace() | v = "    "
  encode | s.encode()
  encode utf-8 wide | u.encode()
  encode latin-1 | s.encode("latin-1")
  translate | s.translate(table) | table = str.maketrans("abc", "xyz")
  maketrans | str.maketrans("abc", "xyz")
  removeprefix | s.removeprefix("the ")
  concat | s + "!"
  concat three | s + "-" + s
  append in loop | v += "x" | v = ""
  repeat | "ab" * 50
  compare == | s == v | v = "".join(list(s))
  compare < | s < v | v = s + "x"
  index | s[10]
  index wide | u[5]
  slice | s[4:9]
  slice step | s[::2]
  reverse | s[::-1]
  slice wide | u[2:7]
  len | len(s)
  iterate 43 | for c in s: pass
  ord chr | chr(ord("a") + 1)
  hash fresh | hash(s[1:] + "x")
  list of str | list(s)
  sorted str | sorted(s)
  set of str | set(s)
  str(int) | str(123456)
  str(float) | str(3.14159)
  repr str | repr(s)
  int(str) | int("123456")
  float(str) | float("3.14159")
  ascii | ascii(u)
  str.format | "{} and {}".format(1, "two")
  format named | "{a:>10} {b:.2f}".format(a="x", b=2.5)
  percent | "%d %s %5.2f" % (1, "two", 3.0)
  percent r | "%r" % ("x",)
  format() | format(3.14159, ".3f")
  format int | format(1234567, ",")
  format_map | "{x}".format_map({"x": 1})
  f-string | f"{x} and {y}" | x = 1; y = "two"
  f-string spec | f"{x:>8.2f}|{y:<5}" | x = 2.5; y = "ab"
  f-string repr | f"{x!r}" | x = "ab"
  f-string int | f"{x:05d}{x:x}" | x = 255
bytes: b = bytes(range(256)) * 4; a = bytearray(b); c = b"some bytes, and more of them"
  decode | c.decode()
  hex | c.hex()
  fromhex | bytes.fromhex("00ff10a0b0c0")
  find | b.find(b"\\xfe\\xff")
  replace | c.replace(b"m", b"nn")
  split | c.split(b" ")
  join | b",".join([c, c, c])
  index | b[100]
  slice | b[10:50]
  iterate 1024 | for x in b: pass
  concat | c + c
  bytes(list) | bytes([1, 2, 3, 4])
  bytearray append | a.append(7)
  bytearray set | a[5] = 9
  bytearray extend | v.extend(c) | v = bytearray()
  memoryview slice | m[5:20] | m = memoryview(b)
  memoryview index | m[7] | m = memoryview(b)
  int.from_bytes | int.from_bytes(c[:8], "little")
  int.to_bytes | (123456789).to_bytes(8, "big")
  translate | c.translate(None, b"aeiou")
  startswith | c.startswith(b"some")
  sum | sum(b)
  bytes == | b == v | v = bytes(b)
list: l = list(range(100)); n = list(range(10)); s = ["w%d" % i for i in range(100)]
  append | v.append(1) | v = []
  append pop | v.append(1); v.pop() | v = []
  pop(0) insert(0) | v.insert(0, v.pop()) | v = list(range(20))
  extend | v = []; v.extend(l)
  index | l[50]
  negative index | l[-1]
  set item | l[50] = 5
  slice | l[10:20]
  slice copy | l[:]
  slice assign | v[2:4] = n | v = list(range(10)); v = v * 1
  del slice | v = n[:]; del v[2:5]
  reverse | l.reverse()
  reversed | for x in reversed(l): pass
  index() | l.index(70)
  count | l.count(5)
  in int | 99 in l
  in str | "w99" in s
  remove | v = n[:]; v.remove(5)
  copy | l.copy()
  concat | l + n
  repeat | [0] * 100
  == | l == v | v = list(l)
  sort sorted ints | l.sort()
  sort ints | v = w[:]; v.sort() | w = [(i * 7919) % 1000 for i in range(100)]
  sort strs | v = s[::-1]; v.sort()
  sort key len | sorted(s, key=len)
  sort key lambda | sorted(w, key=lambda x: -x) | w = [(i * 7919) % 1000 for i in range(100)]
  sort key itemgetter | sorted(w, key=g) | import operator; g = operator.itemgetter(1); w = [(i, i * 7919 % 100) for i in range(100)]
  sort reverse | sorted(l, reverse=True)
  sort tuples | sorted(w) | w = [(i * 7919 % 100, i) for i in range(100)]
  min | min(l)
  max key | max(s, key=len)
  min two | min(3, 4)
  sum ints | sum(l)
  sum floats | sum(v) | v = [0.5] * 100
  sum genexp | sum(x for x in l)
  any genexp | any(x > 98 for x in l)
  all genexp | all(x >= 0 for x in l)
  all map bool | all(map(bool, v)) | v = [1] * 100
  comprehension | [x for x in l]
  comprehension expr | [x * 2 + 1 for x in l]
  comprehension if | [x for x in l if x & 1]
  comprehension nested | [x + y for x in n for y in n]
  comprehension call | [str(x) for x in n]
  list(range) | list(range(100))
  list(map) | list(map(str, n))
  list(map lambda) | list(map(lambda x: x + 1, l))
  list(filter) | list(filter(None, l))
  list(zip) | list(zip(l, l))
  enumerate | for i, x in enumerate(l): pass
  zip loop | for x, y in zip(l, l): pass
  loop | for x in l: pass
  loop range | for x in range(100): pass
  unpack | a, b, c = v | v = [1, 2, 3]
  star unpack | a, *b = n
  display star | [*n, *n]
  swap | a, b = b, a | a = 1; b = 2
tuple and slice: t = (1, 2, 3); n = tuple(range(20))
  build | (a, b, c) | a = b = c = 1
  index | t[1]
  unpack | a, b, c = t
  concat | t + t
  hash | hash(n)
  == | n == v | v = tuple(range(20))
  < | t < v | v = (1, 2, 4)
  in | 19 in n
  tuple(list) | tuple(v) | v = list(range(20))
  tuple(genexp) | tuple(x for x in n)
dict: d = {i: i for i in range(100)}; s = {"k%d" % i: i for i in range(100)}; k = "k50"
  get item int | d[50]
  get item str | s["k50"]
  get item var | s[k]
  get | s.get("k50")
  get missing | s.get("nope", 0)
  set item | s["k50"] = 1
  new key, del | s["new"] = 1; del s["new"]
  in | "k7" in s
  not in | "none" in s
  setdefault | s.setdefault("k3", 0)
  pop | s["t"] = 1; s.pop("t")
  update | v = {}; v.update(s)
  copy | s.copy()
  union | s | {"x": 1}
  keys loop | for x in s: pass
  items loop | for x, y in s.items(): pass
  values loop | for x in s.values(): pass
  list(dict) | list(s)
  list(items) | list(s.items())
  sum values | sum(s.values())
  comprehension | {x: y for x, y in s.items()}
  display | {"a": 1, "b": 2, "c": 3}
  dict(kw) | dict(a=1, b=2)
  dict(zip) | dict(zip(v, v)) | v = list(range(20))
  dict(pairs) | dict(v) | v = [(i, i) for i in range(20)]
  fromkeys | dict.fromkeys(v) | v = list(range(20))
  == | s == v | v = dict(s)
  max by get | max(s, key=s.get)
  sort by value | sorted(s.items(), key=lambda p: p[1])
  count words | v[k] = v.get(k, 0) + 1 | v = {}
  tuple key | v[1, 2] | v = {(1, 2): 3}
  star display | {**s}
  popitem | s["t"] = 1; s.popitem()
set: s = set(range(100)); t = set(range(50, 150)); w = ["w%d" % i for i in range(100)]
  set(list of int) | set(v) | v = list(range(100))
  set(list of str) | set(w)
  add | s.add(5)
  add discard | s.add(500); s.discard(500)
  in | 50 in s
  union | s | t
  intersection | s & t
  difference | s - t
  symmetric | s ^ t
  issubset | s <= t
  isdisjoint | s.isdisjoint(t)
  comprehension | {x & 15 for x in s}
  frozenset hash | hash(frozenset(v)) | v = list(range(10))
  loop | for x in s: pass
  sorted(set) | sorted(s)
  update | v = set(); v.update(w)
int: a = 123456; b = 789; big = 3 ** 300; c100 = 10 ** 99 + 7; c1000 = 7 ** 1183; c10000 = 7 ** 11832
  add | a + b
  floordiv | a // b
  mod | a % b
  truediv | a / b
  pow | b ** 5
  pow mod | pow(a, b, 1000007)
  divmod | divmod(a, b)
  shift | a << 3 >> 2
  bit_length | a.bit_length()
  bit_count | a.bit_count()
  compare chain | 0 < a < 1000000
  and or | a & b | 7
  abs | abs(-a)
  bin | bin(a)
  hex | hex(a)
  int(float) | int(2.7)
  round | round(2.567, 2)
  round int | round(2.5)
  is_integer | (2.5).is_integer()
  isqrt | math.isqrt(a) | import math
  gcd | math.gcd(a, b) | import math
  math.sqrt | math.sqrt(2.0) | import math
  math.sin | math.sin(0.5) | import math
  math.floor | math.floor(2.5) | import math
  float pow | 2.5 ** 1.5
  float chain | x * x + 2.0 * x - 1.0 | x = 1.5
  complex mul | x * x | x = 1 + 2j
  big add | big + big
  mul 100 digits | c100 * c100
  mul 1000 digits | c1000 * c1000
  mul 10000 digits | c10000 * c10000
  divmod 200/100 | divmod(v, c100) | v = c100 * c100 + 1
  divmod 2000/1000 | divmod(v, c1000) | v = c1000 * c1000 + 1
  str 100 digits | str(c100)
  str 1000 digits | str(c1000)
  int 1000 digits | int(v) | v = "7" * 1000
  pow mod 100 digits | pow(c100, 65537, v) | v = 10 ** 100 + 267
  2 ** 1000 | 2 ** v | v = 1000
  big == | big == v | v = 3 ** 299 * 3
  factorial 50 | math.factorial(50) | import math
call: f0 = lambda: None; f = lambda a, b=2, *, c=3: a; t = (1, 2); d = {"c": 4}
  no arguments | f0()
  positional | g(1, 2) | g = lambda a, b: a
  defaults | f(1)
  keyword | f(1, c=5)
  keywords | g(a=1, b=2) | g = lambda a, b: a
  star args | g(*t) | g = lambda a, b: a
  double star | f(1, **d)
  varargs | g(1, 2, 3) | g = lambda *a: a
  kwargs | g(a=1, b=2) | g = lambda **k: k
  pass through | h(1, b=2) | g = lambda a, b: a; h = lambda *a, **k: g(*a, **k)
  closure | g() | x = 5; g = (lambda x: lambda: x)(5)
  make closure | (lambda: f)
  builtin len | len(t)
  isinstance | isinstance(t, tuple)
  isinstance tuple | isinstance(5, (str, bytes, int))
  type() | type(t)
  callable | callable(f)
  id | id(t)
  getattr | getattr(t, "count")
  getattr default | getattr(t, "nothing", None)
  hasattr | hasattr(t, "count")
  partial | p(2) | import functools; p = functools.partial(g := lambda a, b: a, 1)
  lru_cache hit | g(5) | import functools; g = functools.lru_cache(lambda x: x)
  reduce | functools.reduce(operator.add, v) | import functools, operator; v = list(range(20))
  recursion 20 | g(20) | g = lambda n: n and g(n - 1)
  decorator | w(3) | g = lambda x: x; w = (lambda f: lambda *a: f(*a))(g)
  eval | eval(code, v) | code = compile("1 + x", "", "eval"); v = {"x": 2}
class: o = P(1, 2); q = Q(1); e = Color.RED; dc = DC(1, 2); nt = NT(1, 2)
  instance | P(1, 2)
  instance slots | S(1, 2)
  attribute | o.x
  set attribute | o.x = 5
  add attribute | o.x += 1
  slot attribute | s.x | s = S(1, 2)
  method | o.m()
  inherited method | q.m()
  super method | q.sup()
  bound method | m() | m = o.m
  property | o.p
  property set | o.p = 3
  staticmethod | o.st()
  classmethod | P.cm()
  class attribute | P.k
  descriptor | o.de
  getattr hook | o.missing
  getattr() | getattr(o, "x")
  setattr() | setattr(o, "x", 1)
  delattr | o.z = 1; del o.z
  __eq__ | o == o2 | o2 = P(1, 2)
  __lt__ | o < o2 | o2 = P(1, 2)
  __add__ | o + o
  __getitem__ | o[3]
  __len__ | len(o)
  __contains__ | 3 in o
  __call__ | o(1)
  __iter__ | for x in o: pass
  __hash__ | hash(o)
  __repr__ | repr(o)
  __bool__ | not o
  with | exec_with(o)
  dict of instance | o.__dict__
  vars items | list(vars(o).items())
  isinstance | isinstance(q, P)
  class creation | type("X", (), {})
  class statement | make_class()
  dataclass instance | DC(1, 2)
  dataclass == | dc == d2 | d2 = DC(1, 2)
  dataclass repr | repr(dc)
  dataclass frozen | FDC(1, 2)
  dataclasses.replace | dataclasses.replace(dc, a=3)
  dataclasses.asdict | dataclasses.asdict(dc)
  namedtuple | NT(1, 2)
  namedtuple field | nt.a
  namedtuple replace | nt._replace(a=3)
  namedtuple unpack | a, b = nt
  enum member | Color.RED
  enum value | e.value
  enum by value | Color(1)
  enum by name | Color["RED"]
  enum loop | list(Color)
  enum is | e is Color.RED
  flag or | Perm.R | Perm.W
  copy.copy | copy.copy(o)
  copy.deepcopy | copy.deepcopy(v) | v = {"a": [1, 2, {"b": 3}], "c": (1, 2)}
  deepcopy instance | copy.deepcopy(o)
  total_ordering | o3 <= o4 | o3 = TO(1); o4 = TO(2)
  cached_property | o5.cp | o5 = CP()
  singledispatch | sd(5)
  abc instance check | isinstance(v, collections.abc.Sequence) | v = []
  issubclass | issubclass(Q, P)
  __slots__ set | s.x = 3 | s = S(1, 2)
  iterator class | for x in It(): pass
control: l = list(range(10)); d = {"a": 1, "b": [1, 2]}
  try | t()
  raise catch | catch()
  raise custom | catch_custom()
  raise from | catch_from()
  exception depth 5 | deep()
  try finally | fin()
  key error | ke(d)
  exception str | str(v) | v = ValueError("x", 1)
  contextmanager | with_cm()
  suppress | with_suppress()
  nullcontext | with_null()
  ExitStack | with_stack()
  match int | match_int(3)
  match sequence | match_seq([1, 2, 3])
  match mapping | match_map(d)
  match class | match_cls(P(1, 2))
  generator 10 | for x in gen(): pass
  generator send | g.send(1) | g = sender(); next(g)
  yield from | for x in outer(): pass
  genexp list | list(x for x in l)
  coroutine | run_coro()
  walrus | (n := 5)
  conditional | 1 if l else 2
  while 10 | loop()
  global | use_global()
  nonlocal | use_nonlocal()
  assert | assert l
  del local | x = 1; del x
  import inside | import math
  from import | from math import sqrt
  chained comparison | 1 < 2 <= 3 != 4
  lambda sort | sorted(l, key=lambda x: (x & 1, x))
  print to nothing | print("x", 1, file=sink)
itertools: l = list(range(20)); import itertools
  chain | list(itertools.chain(l, l))
  chain.from_iterable | list(itertools.chain.from_iterable([l, l]))
  islice | list(itertools.islice(l, 5, 15))
  count islice | list(itertools.islice(itertools.count(), 20))
  product | list(itertools.product(l, "ab"))
  permutations | list(itertools.permutations(range(4)))
  combinations | list(itertools.combinations(l, 2))
  accumulate | list(itertools.accumulate(l))
  groupby | [(k, list(g)) for k, g in itertools.groupby(l, lambda x: x // 5)]
  takewhile | list(itertools.takewhile(lambda x: x < 10, l))
  zip_longest | list(itertools.zip_longest(l, "abc"))
  repeat | list(itertools.repeat(0, 20))
  cycle | list(itertools.islice(itertools.cycle("ab"), 20))
  starmap | list(itertools.starmap(pow, [(2, 3)] * 10))
  pairwise | list(itertools.pairwise(l))
  tee | a, b = itertools.tee(l); list(a); list(b)
  compress | list(itertools.compress(l, l))
  filterfalse | list(itertools.filterfalse(None, l))
collections: import collections; dq = collections.deque(range(100)); w = "the cat and the dog and the bird".split()
  deque append popleft | dq.append(1); dq.popleft()
  deque rotate | dq.rotate(1)
  deque loop | for x in dq: pass
  Counter | collections.Counter(w)
  Counter str | collections.Counter("abracadabra")
  Counter update | c["a"] += 1 | c = collections.Counter()
  Counter most_common | c.most_common(3) | c = collections.Counter("abracadabra")
  Counter add | c + c | c = collections.Counter("abracadabra")
  defaultdict | dd["x"].append(1); dd.clear() | dd = collections.defaultdict(list)
  defaultdict int | dd["x"] += 1 | dd = collections.defaultdict(int)
  OrderedDict | od["a"] = 1; od.move_to_end("a") | od = collections.OrderedDict()
  ChainMap | cm["x"] | cm = collections.ChainMap({}, {"x": 1})
  heappush heappop | heapq.heappush(h, 5); heapq.heappop(h) | import heapq; h = list(range(50))
  heapify | heapq.heapify(v[:]) | import heapq; v = [i * 7919 % 100 for i in range(100)]
  nlargest | heapq.nlargest(3, v) | import heapq; v = [i * 7919 % 100 for i in range(100)]
  heapq.merge | list(heapq.merge(v, v)) | import heapq; v = list(range(20))
  bisect | bisect.bisect(v, 50) | import bisect; v = list(range(100))
  insort | bisect.insort(v, 50); v.pop() | import bisect; v = list(range(100))
  array append | a.append(1); a.pop() | import array; a = array.array("i", range(10))
  array sum | sum(a) | import array; a = array.array("d", range(100))
library: obj = {"name": "x", "values": [1, 2.5, None, True], "nested": {"a": "b"}}; text = "key=value;other=12, third=abc" * 3
  json.dumps | json.dumps(obj) | import json
  json.loads | json.loads(s) | import json; s = json.dumps(obj)
  json.dumps indent | json.dumps(obj, indent=2) | import json
  re.match | r.match(text) | import re; r = re.compile(r"(\\w+)=(\\w+)")
  re.search | r.search(text) | import re; r = re.compile(r"third=(\\w+)")
  re.findall | r.findall(text) | import re; r = re.compile(r"\\w+=\\d+")
  re.sub | r.sub("#", text) | import re; r = re.compile(r"\\d+")
  re.sub function | r.sub(lambda m: m[0], text) | import re; r = re.compile(r"\\d+")
  re.split | r.split(text) | import re; r = re.compile(r"[;,]\\s*")
  re module function | re.match("a+", "aaa") | import re
  match.group | m.group(1) | import re; m = re.match("(a)(b)", "ab")
  struct.pack | struct.pack("<IhB", 1, 2, 3) | import struct
  struct.unpack | struct.unpack("<IhB", b"\\1\\0\\0\\0\\2\\0\\3") | import struct
  datetime.now | datetime.datetime(2024, 5, 17, 12, 30) | import datetime
  datetime + | t + d | import datetime; t = datetime.datetime(2024, 5, 17); d = datetime.timedelta(days=1)
  datetime - | t - t2 | import datetime; t = datetime.datetime(2024, 5, 17); t2 = datetime.datetime(2023, 5, 17)
  isoformat | t.isoformat() | import datetime; t = datetime.datetime(2024, 5, 17, 12)
  fromisoformat | datetime.date.fromisoformat("2024-05-17") | import datetime
  strftime | t.strftime("%Y-%m-%d %H:%M") | import datetime; t = datetime.datetime(2024, 5, 17, 12)
  strptime | datetime.datetime.strptime("2024-05-17", "%Y-%m-%d") | import datetime
  date compare | a < b | import datetime; a = datetime.date(2024, 1, 1); b = datetime.date(2024, 1, 2)
  timedelta | datetime.timedelta(hours=5) | import datetime
  total_seconds | t.total_seconds() | import datetime; t = datetime.timedelta(hours=5)
  random.random | random.random() | import random
  randint | random.randint(1, 100) | import random
  choice | random.choice(v) | import random; v = list(range(50))
  shuffle | random.shuffle(v) | import random; v = list(range(50))
  sample | random.sample(v, 5) | import random; v = list(range(50))
  gauss | random.gauss(0, 1) | import random
  statistics.mean | statistics.mean(v) | import statistics; v = [1, 2, 3, 4, 5.5]
  statistics.stdev | statistics.stdev(v) | import statistics; v = [1.0, 2.0, 3.5, 4.0]
  statistics.median | statistics.median(v) | import statistics; v = [1.0, 2.0, 3.5, 4.0]
  textwrap.wrap | textwrap.wrap(text, 30) | import textwrap
  textwrap.dedent | textwrap.dedent(v) | import textwrap; v = "  a\\n  b\\n    c\\n"
  string.Template | t.substitute(a=1, b=2) | import string; t = string.Template("$a and ${b}")
  Decimal | Decimal("3.14") | from decimal import Decimal
  Decimal add | a + b | from decimal import Decimal; a = Decimal("3.14"); b = Decimal("2.71828")
  Decimal mul | a * b | from decimal import Decimal; a = Decimal("3.14"); b = Decimal("2.71828")
  Decimal div | a / b | from decimal import Decimal; a = Decimal("3.14"); b = Decimal("2.71828")
  Decimal quantize | a.quantize(b) | from decimal import Decimal; a = Decimal("3.14159"); b = Decimal("0.01")
  Decimal str | str(a) | from decimal import Decimal; a = Decimal("3.14159")
  Decimal compare | a < b | from decimal import Decimal; a = Decimal("3.14"); b = Decimal("2.71828")
  Decimal sqrt | a.sqrt() | from decimal import Decimal; a = Decimal(2)
  Fraction | Fraction(1, 3) | from fractions import Fraction
  Fraction add | a + b | from fractions import Fraction; a = Fraction(1, 3); b = Fraction(2, 5)
  Fraction mul | a * b | from fractions import Fraction; a = Fraction(1, 3); b = Fraction(2, 5)
  sha256 1k | hashlib.sha256(v).digest() | import hashlib; v = b"x" * 1024
  sha256 64k | hashlib.sha256(v).digest() | import hashlib; v = b"x" * 65536
  sha1 64k | hashlib.sha1(v).digest() | import hashlib; v = b"x" * 65536
  md5 64k | hashlib.md5(v).digest() | import hashlib; v = b"x" * 65536
  sha512 64k | hashlib.sha512(v).digest() | import hashlib; v = b"x" * 65536
  sha3 64k | hashlib.sha3_256(v).digest() | import hashlib; v = b"x" * 65536
  blake2b 64k | hashlib.blake2b(v).digest() | import hashlib; v = b"x" * 65536
  hmac | hmac.new(b"k", b"m", "sha256").hexdigest() | import hmac
  b64encode | base64.b64encode(v) | import base64; v = b"x" * 100
  b64decode | base64.b64decode(v) | import base64; v = base64.b64encode(b"x" * 100)
  crc32 1k | zlib.crc32(v) | import zlib; v = b"x" * 1024
  zlib.compress 10k | zlib.compress(v) | import zlib; v = bytes(i * i % 251 for i in range(10000))
  zlib.decompress 10k | zlib.decompress(v) | import zlib; v = zlib.compress(bytes(i * i % 251 for i in range(10000)))
  pickle.dumps | pickle.dumps(obj) | import pickle
  pickle.loads | pickle.loads(v) | import pickle; v = pickle.dumps(obj)
  pickle.dumps list | pickle.dumps(v) | import pickle; v = [(i, str(i)) for i in range(100)]
  pickle.loads list | pickle.loads(v) | import pickle; v = pickle.dumps([(i, str(i)) for i in range(100)])
  pickle instance | pickle.loads(pickle.dumps(v)) | import pickle; v = P(1, 2)
  csv read | list(csv.reader(v)) | import csv; v = ["a,b,c", "1,2,3", '"x y",2,""'] * 5
  csv write | csv.writer(sink).writerows(v) | import csv; v = [["a", "b c", 3, 4.5, None]] * 10
  StringIO write | f.write("some text") | import io; f = io.StringIO()
  StringIO lines | list(io.StringIO(v)) | import io; v = "a line\\n" * 20
  BytesIO | io.BytesIO(b"abc").read() | import io
  os.path.join | os.path.join("a", "b", "c.txt") | import os
  os.path.splitext | os.path.splitext("a/b/c.txt") | import os
  os.path.basename | os.path.basename("a/b/c.txt") | import os
  Path / | p / "b" | import pathlib; p = pathlib.PurePosixPath("a")
  Path.suffix | p.suffix | import pathlib; p = pathlib.PurePosixPath("a/b.txt")
  urlparse | urllib.parse.urlparse("http://a.b/c?d=e#f") | import urllib.parse
  quote | urllib.parse.quote("a b/c?d") | import urllib.parse
  html.escape | html.escape("<a href='x'>") | import html
  shlex.split | shlex.split("a 'b c' d") | import shlex
  fnmatch | fnmatch.fnmatch("file.txt", "*.txt") | import fnmatch
  uuid4 | uuid.uuid4() | import uuid
  uuid str | str(u) | import uuid; u = uuid.UUID(int=5)
  itemgetter | g(v) | import operator; g = operator.itemgetter(1); v = (1, 2)
  attrgetter | g(v) | import operator; g = operator.attrgetter("x"); v = P(1, 2)
  methodcaller | g(v) | import operator; g = operator.methodcaller("m"); v = P(1, 2)
  difflib ratio | difflib.SequenceMatcher(None, "abcde", "abxde").ratio() | import difflib
  pprint.pformat | pprint.pformat(obj) | import pprint
  ast.literal_eval | ast.literal_eval("[1, 2, {'a': 3}]") | import ast
  compile | compile("x = a + b * 2", "", "exec")
  logging disabled | log.debug("x") | import logging; log = logging.getLogger("x")
  weakref.ref | weakref.ref(v) | import weakref; v = P(1, 2)
  contextvars | cv.get() | import contextvars; cv = contextvars.ContextVar("x", default=1)
  traceback.format | tb_format() | import traceback; tb_format = lambda: traceback.format_exception(ValueError("x"))
  inspect.signature | inspect.signature(v) | import inspect; v = lambda a, b=2: a
  typing.Optional | typing.Optional[int] | import typing
  list[int] | list[int]
  unicodedata | unicodedata.name("a") | import unicodedata
  normalize | unicodedata.normalize("NFC", "e\\u0301") | import unicodedata
  time.time | time.time() | import time
  secrets.token_hex | secrets.token_hex(8) | import secrets
  ipaddress | ipaddress.ip_address("10.0.0.1") | import ipaddress
  calendar | calendar.monthrange(2024, 2) | import calendar
  argparse | ap.parse_args(["-x", "3"]) | import argparse; ap = argparse.ArgumentParser(); ap.add_argument("-x", type=int)
'''

WORLD = '''
import collections, collections.abc, contextlib, copy, dataclasses, enum, functools

class Sink:
    def write(self, text): return len(text)
sink = Sink()

class De:
    def __get__(self, o, t): return 1
class P:
    k = 1
    de = De()
    def __init__(self, x, y): self.x = x; self.y = y
    def m(self): return self.x
    @property
    def p(self): return self.x
    @p.setter
    def p(self, v): self.x = v
    @staticmethod
    def st(): return 1
    @classmethod
    def cm(cls): return 1
    def __getattr__(self, name):
        if name[:2] == "__": raise AttributeError(name)
        return 1
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __add__(self, o): return self
    def __getitem__(self, i): return i
    def __len__(self): return 3
    def __contains__(self, x): return True
    def __call__(self, x): return x
    def __iter__(self): return iter((1, 2, 3))
    def __hash__(self): return 5
    def __repr__(self): return "P"
    def __bool__(self): return True
    def __enter__(self): return self
    def __exit__(self, *a): pass
class Q(P):
    def __init__(self, x): super().__init__(x, 2)
    def sup(self): return super().m()
class S:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 10: raise StopIteration
        return self.n
@dataclasses.dataclass
class DC:
    a: int
    b: int = 0
@dataclasses.dataclass(frozen=True)
class FDC:
    a: int
    b: int = 0
NT = collections.namedtuple("NT", "a b")
class Color(enum.Enum):
    RED = 1
    GREEN = 2
class Perm(enum.Flag):
    R = 1
    W = 2
@functools.total_ordering
class TO:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
class CP:
    @functools.cached_property
    def cp(self): return 5
@functools.singledispatch
def sd(x): return x
@sd.register
def _(x: int): return x
def make_class():
    class X(P):
        a = 1
        def f(self): return 1
def exec_with(o):
    with o: pass
def t():
    try: return 1
    except ValueError: return 2
def catch():
    try: raise ValueError("x")
    except ValueError: pass
class Custom(Exception): pass
def catch_custom():
    try: raise Custom(1, 2)
    except Custom as e: return e.args
def catch_from():
    try:
        try: raise KeyError(1)
        except KeyError as e: raise ValueError from e
    except ValueError: pass
def d1(n):
    if n: return d1(n - 1)
    raise ValueError
def deep():
    try: d1(5)
    except ValueError: pass
def fin():
    try: pass
    finally: x = 1
def ke(d):
    try: d["nope"]
    except KeyError: pass
@contextlib.contextmanager
def cm(): yield 1
def with_cm():
    with cm(): pass
def with_suppress():
    with contextlib.suppress(KeyError): pass
def with_null():
    with contextlib.nullcontext(): pass
def with_stack():
    with contextlib.ExitStack() as s: s.callback(t)
def match_int(x):
    match x:
        case 1: return "a"
        case 2: return "b"
        case 3: return "c"
def match_seq(x):
    match x:
        case []: return 0
        case [a]: return 1
        case [a, b, *rest]: return rest
def match_map(x):
    match x:
        case {"z": v}: return v
        case {"a": int(v), "b": [p, q]}: return v
def match_cls(x):
    match x:
        case Q(): return 0
        case P(x=1, y=v): return v
def gen():
    for i in range(10): yield i
def outer(): yield from gen()
def sender():
    while True: x = yield 1
async def inner_coro(): return 1
async def coro(): return await inner_coro()
def run_coro():
    try: coro().send(None)
    except StopIteration: pass
def loop():
    i = 0
    while i < 10: i += 1
G = 0
def use_global():
    global G
    G += 1
def use_nonlocal():
    n = 0
    def f():
        nonlocal n
        n += 1
    f()
'''


def operations():
    group = prepare = None
    for line in SURVEY.strip("\n").split("\n"):
        if line[:1] != " ":
            group, _, prepare = line.partition(": ")
            continue
        name, statement, own = split(line.strip())
        yield group + ": " + name, prepare, own, statement


def split(line):
    """Name, statement, preparation: parted by bars, of which a statement may have its own."""
    parts = line.split(" | ")
    name, rest = parts[0], parts[1:]
    for count in range(1, len(rest) + 1):
        statement, own = " | ".join(rest[:count]), " | ".join(rest[count:])
        if not own or "=" in own or own.startswith(("import", "from")):
            return name, statement, own
    raise ValueError(line)


def timer_of(world, prepare, own, statement):
    lines = ["def timed(times_, clock_):"]
    for part in prepare, own:
        lines += ["    " + p for p in part.split("; ") if p]
    lines += ["    start_ = clock_()", "    for _ in range(times_):", "        " + (statement or "pass"), "    return clock_() - start_"]
    namespace = dict(world)
    exec("\n".join(lines), namespace)
    return namespace["timed"]


def worker(span):
    """For each line of standard input, an operation's number: times it for that span, prints nanoseconds."""
    everything = list(operations())
    exec(WORLD, globals())
    names = globals()
    empty = timer_of(names, "", "", "")
    nothing = min(empty(100000, process_time) for _ in range(5)) / 100000
    timers = {}
    for line in sys.stdin:
        number = int(line)
        try:
            if number not in timers:
                timed = timer_of(names, *everything[number][1:])
                n = 1
                while (took := timed(n, process_time)) < span / 4 and n < 1 << 24:
                    n = max(2 * n, int(n * span / 4 / max(took, 1e-7))) if took > 1e-6 else 8 * n
                timers[number] = timed, max(1, int(n * span / max(took, 1e-9)))
            timed, n = timers[number]
            print(max(timed(n, process_time) / n - nothing, 1e-10) * 1e9, flush=True)
        except Exception as error:
            print("%s: %s" % (type(error).__name__, error), flush=True)


def main():
    import argparse
    import math
    import subprocess

    parser = argparse.ArgumentParser()
    parser.add_argument("--vm", default="build/freehold")
    parser.add_argument("--peer", default="/usr/bin/python3.11")
    parser.add_argument("--filter", default="")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--span", type=float, default=0.004, help="seconds for one timing")
    parser.add_argument("--over", type=float, default=0.0, help="show only what is slower than that")
    options = parser.parse_args()
    chosen = [i for i, operation in enumerate(operations()) if options.filter in operation[0]]
    names = [operation[0] for operation in operations()]
    sides = [
        subprocess.Popen([vm, __file__, "--worker", str(options.span)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for vm in (options.vm, options.peer)
    ]
    rows = []
    for number in chosen:
        least, failed = [math.inf, math.inf], None
        for _ in range(options.rounds):
            for side, process in enumerate(sides):
                process.stdin.write("%d\n" % number)
                process.stdin.flush()
                answer = process.stdout.readline().strip()
                try:
                    least[side] = min(least[side], float(answer))
                except ValueError:
                    failed = "%s: %s" % (("here", "there")[side], answer)
        if failed:
            print("%-28s %s" % (names[number], failed))
        else:
            rows.append((least[0] / least[1], names[number], *least))
    for process in sides:
        process.stdin.close()
        process.wait()
    print("%-32s %12s %12s %6s" % ("operation", "ns here", "ns there", "ratio"))
    for ratio, name, here, there in sorted(rows, reverse=True):
        if ratio >= options.over:
            print("%-32s %12.1f %12.1f %6.2f" % (name, here, there, ratio))
    if rows:
        mean = math.exp(sum(math.log(row[0]) for row in rows) / len(rows))
        print("%d operations, geometric mean %.2f, %d over 1.0" % (len(rows), mean, sum(row[0] > 1 for row in rows)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(float(sys.argv[2]))
    else:
        main()
