"""Natives that take long, each stopped by SIGINT: the processor time until KeyboardInterrupt is at most MOST.
A collection of cycles gives up half-way at the latest (interrupt_collection.sh): it comes before the signal here.

usage: interrupts.py PART PARTS VM…      every PARTS-th statement of the table, from PART on
"""
import os
import signal
import subprocess
import sys
import time

DELAY = 0.04  # seconds from the beginning of the statement to the signal
MOST = 60  # milliseconds of the program's own processor time from there to the handler of the exception

LIST = "a = list(range(10**7))"
TEXT = "a = 'ab' * 10**8"
WIDE = "a = 'é' * 5*10**7"
BYTES = "a = b'ab' * 10**8"
SAME = "a = 'a' * 10**7; b = 'a' * 10**6"
SET = "a = set(range(10**7)); b = set(range(10**7))"
DICT = "a = dict.fromkeys(range(10**7)); b = dict.fromkeys(range(10**7))"
DEQUE = "from collections import *; a = deque(range(10**7))"
LONG = "import sys; sys.set_int_max_str_digits(0); a = (1 << 10**8) - 1; b = (1 << 5*10**7) - 3"

# Setup and what is to be stopped.
TABLE = [
    # numbers
    ("", "sum(range(10**12))"), ("", "max(range(10**12))"), ("", "min(range(10**12), key=abs)"), ("", "3 ** 10**8"),
    ("", "pow(3, 10**1000000 - 1, 10**1000000 + 1)"), (LONG, "a * a"), (LONG, "a // b"), (LONG, "divmod(a, b)"),
    (LONG, "str(a)"), (LONG, "'%d' % a"), (LONG, "format(a, ',d')"), (LONG, "hex(a << 4*10**8)"), (LONG, "bin(a << 10**8)"),
    (LONG, "(a << 8*10**8).to_bytes(2*10**8, 'big')"), (LONG, "int('7' * 10**7)"), (LONG, "int('7' * 10**8, 16)"),
    (LONG, "int('12' * 10**7, 3)"), (LONG, "int('7_7' * 5*10**7, 8)"), (LONG, "int(' ' * 10**9)"),
    ("a = bytes(10**8) + b'a'", "int.from_bytes(a, 'little')"), ("import math; a = 3**10**6; b = 5**10**6 * 3", "math.gcd(a, b)"),
    ("import math", "math.factorial(10**7)"), ("import math", "math.comb(10**7, 5*10**6)"), ("import math", "math.isqrt(1 << 10**8)"),
    ("import math; a = [0.1] * 10**7", "[math.fsum(a) for i in range(20)]"), ("import math", "math.prod(range(1, 10**6))"),
    ("from fractions import *", "Fraction(3**10**6, 5**10**6) + Fraction(7**10**6, 11**10**6)"),
    ("from decimal import *; getcontext().prec = 10**6", "Decimal(2).sqrt()"),
    ("from random import *; a = list(range(3*10**6))", "[shuffle(a) for i in range(9)]"),
    # text and bytes
    ("", "'x' * 10**10"), ("", "b'x' * 10**10"), ("", "bytes(10**10)"), ("", "bytearray(8 * 10**9)"),
    ("", "format(1.5, '.1000000000f')"), ("", "format(1, '02000000000d')"), ("", "'%*d' % (2*10**9, 1)"),
    (SAME, "[a.find(b + 'b') for i in range(9)]"), (SAME, "[a.rfind('b' + b) for i in range(99)]"), (SAME, "[b + 'b' in a for i in range(9)]"),
    (SAME, "[a.count(b + 'b') for i in range(9)]"), (SAME, "[a.rsplit(b + 'b') for i in range(9)]"),
    (SAME, "[a.rpartition(b + 'b') for i in range(9)]"), (SAME, "[a.replace(b + 'b', '') for i in range(9)]"),
    (SAME, "a.encode().rfind(b.encode() + b'b')"), ("a = 'a' * 10**9", "[a.count('b') for i in range(9)]"),
    ("a = 'a' * 10**9; b = 'a' * 10**7", "a.find(b + 'b')"), ("a = 'a' * 10**9", "[a.find('b') for i in range(9)]"),
    ("a = 'a' * 10**9; b = 'a' * 10**7", "a.partition('b' + b)"), (TEXT, "a.replace('a', 'bcd')"), (TEXT, "a.split('a')"), (TEXT, "a + a + a"),
    (TEXT, "list(a)"), (TEXT, "f'{a}{a}{a}'"), (TEXT, "a.ljust(10**9)"), (TEXT, "''.join([a] * 9)"), (TEXT, "a.encode('utf-16')"),
    (TEXT, "a.translate({97: 'xx'})"), (WIDE, "a.upper()"), (WIDE, "a[::-1]"), (WIDE, "ascii(a)"), (WIDE, "a.strip('é')"),
    (WIDE, "a.rstrip('abcdefé')"), (WIDE, "a.isalpha()"), (WIDE, "a.casefold()"), (WIDE, "repr(a)"), (WIDE, "set(a)"),
    ("a = ' ' * 5*10**8", "a.strip()"), ("a = ['ab'] * 10**7", "''.join(a * 5)"),
    ("a = '%d' * 10**7", "a % tuple(range(10**7))"), ("a = '{}' * 10**7", "a.format(*range(10**7))"), (BYTES, "a.hex(' ')"),
    (BYTES, "a.title()"), (BYTES, "a.isalpha() and a.islower()"), (BYTES, "a.translate(None, b'a')"), (BYTES, "a.replace(b'a', b'')"),
    (BYTES, "a.split(b'a')"), (BYTES, "list(a)"), (BYTES, "repr(a)"), (BYTES, "memoryview(a)[::-1].tobytes()"),
    (BYTES, "memoryview(a).tolist()"), (BYTES, "a.decode('utf-16')"), ("a = b'\\xff' * 10**7", "a.decode('utf-8', 'replace')"),
    # containers
    ("", "[1, 2] * 10**9"), ("", "(1, 2) * 10**9"), ("", "list(range(5*10**8))"), ("", "tuple(iter(int, 1))"), ("", "set(range(10**10))"),
    ("", "dict.fromkeys(range(10**10))"), ("", "any(False for i in range(10**12))"), ("", "-1 in iter(int, 1)"),
    (LIST, "[-1 in a for i in range(50)]"), (LIST, "[a.count(-1) for i in range(50)]"), (LIST, "sorted(a, key=str)"),
    (LIST, "sorted(a, key=lambda i: -i)"), (LIST, "a.sort(key=lambda i: i * 7919 % 10007)"), (LIST, "[a == list(a) for i in range(20)]"),
    (LIST, "list(map(str, a))"), (LIST, "repr(a)"), (LIST, "list(zip(a, a))"), (LIST, "[a.insert(0, 1) for i in range(50)]"),
    (LIST, "[sum(a) for i in range(50)]"), ("a = [str(i) for i in range(2*10**6)]", "sorted(a + a, key=len)"),
    ("a = [(i % 7, i) for i in range(2*10**6)]", "sorted(a)"), (SET, "[a == b for i in range(9)]"), (SET, "[a <= b for i in range(9)]"),
    (SET, "a & b"), (SET, "a | b"), (SET, "a ^ b"), (SET, "a - b"), (SET, "sorted(a)"), (SET, "a.copy()"), (SET, "hash(frozenset(a))"),
    (DICT, "[a == b for i in range(9)]"), (DICT, "a.keys() & b.keys()"), (DICT, "a.items() - b.items()"), (DICT, "a.copy(), b.copy()"),
    (DICT, "[5 in a.values() for i in range(9)]"), (DICT, "repr(a)"), (DEQUE, "[-1 in a for i in range(50)]"), (DEQUE, "a * 9"),
    (DEQUE, "Counter(a)"), (DEQUE, "[a.rotate(5*10**6) for i in range(50)]"), (DEQUE, "[a == a.copy() for i in range(9)]"),
    ("from array import *; a = array('i', range(10**7))", "a * 50"), ("from array import *; a = array('i', range(10**7))", "repr(a)"),
    ("from heapq import *; a = list(range(2*10**6, 0, -1))", "nlargest(10**6, a)"), ("from copy import *; a = [[i] for i in range(10**6)]", "deepcopy(a)"),
    ("from bisect import *; a = list(range(10**7))", "[insort(a, 0) for i in range(99)]"),
    # iterators
    ("from itertools import *", "list(permutations(range(14)))"), ("from itertools import *", "next(islice(count(), 10**12, None))"),
    ("from itertools import *", "list(combinations(range(40), 20))"), ("from itertools import *", "list(product(range(10**4), repeat=3))"),
    ("from itertools import *", "next(dropwhile(lambda x: True, count()))"), ("from itertools import *", "next(filter(None, repeat(0)))"),
    ("from itertools import *", "next(filterfalse(None, count(1)))"), ("from itertools import *", "list(accumulate(repeat(1)))"),
    ("from itertools import *", "next(chain.from_iterable(repeat(())))"), ("from itertools import *", "list(zip_longest(count(), ()))"),
    ("from itertools import *", "next(compress(repeat(1), repeat(0)))"), ("from itertools import *", "list(groupby(repeat(1)))"),
    ("from itertools import *; from functools import *", "reduce(max, repeat(1))"),
    ("from itertools import *; from operator import *", "countOf(repeat(1), 1)"),
    # re, json and other formats
    ("import re", "re.compile('a' * 10**7 + 'b')"), ("import re", "re.compile('(a|b)' * 10**6)"), ("import re", "re.compile('|'.join(map(str, range(10**6))))"),
    ("import re; a = 'a' * 10**8", "re.match('(?:a|b)*c', a)"), ("import re; a = 'a' * 10**8", "re.findall('a', a)"),
    ("import re; a = 'a' * 10**8", "re.sub('a', 'b', a)"), ("import re; a = 'a' * 10**7", "re.match(r'(a+)\\1b', a)"),
    ("import re; a = 'a' * 10**7", "re.search('a*b', a)"), ("import re; a = 'a' * 40", "re.match('(a+)+b', a)"),
    ("import json; a = [[1, 2, {'a': 'b'}]] * 10**6", "json.dumps(a)"), ("import json; a = [[i] for i in range(10**6)]", "json.dumps(a, indent=1)"),
    ("import json; a = '[' + '1,' * 10**7 + '1]'", "[json.loads(a) for i in range(9)]"),
    ("import json; a = '{' + ','.join('\"%d\": 1' % i for i in range(10**6)) + '}'", "[json.loads(a) for i in range(9)]"),
    ("from pickle import *; a = [[i] for i in range(10**6)]", "dumps(a)"), ("from hashlib import *; a = bytes(10**9)", "md5(a)"),
    ("from hashlib import *; a = bytes(10**9)", "sha256(a)"), ("from hashlib import *; a = bytes(10**9)", "sha3_256(a)"),
    ("from hashlib import *; a = bytes(10**9)", "blake2b(a)"), ("from hashlib import *", "pbkdf2_hmac('sha256', b'a', b'b', 10**9)"),
    ("from zlib import *; a = bytes(10**9)", "compress(a)"), ("from zlib import *; a = bytes(10**9)", "[crc32(a) for i in range(9)]"),
    ("from zlib import *; a = bytes(10**9)", "[adler32(a) for i in range(9)]"), ("from zlib import *; a = compress(bytes(10**9))", "decompress(a)"),
    ("from base64 import *; a = bytes(3*10**8)", "b64encode(a)"), ("from base64 import *; a = b'A' * 3*10**8", "b64decode(a)"),
    ("from base64 import *; a = b'!' * 3*10**8", "b64decode(a)"), ("from base64 import *; a = bytes(10**7)", "b85encode(a)"),
    ("from binascii import *; a = bytes(10**8)", "hexlify(a)"), ("from binascii import *; a = bytes(10**8)", "crc_hqx(a, 0)"),
    ("from struct import *", "pack('1000000000x')"), ("from struct import *; a = bytes(10**7)", "[unpack('10000000B', a) for i in range(20)]"),
    ("from unicodedata import *; a = 'é' * 10**7", "normalize('NFD', a)"), ("from io import *; a = StringIO('a\\n' * 10**7)", "a.readlines()"),
    ("from io import *; a = BytesIO(b'a\\n' * 10**7)", "a.readlines()"), ("from io import *; a = BytesIO(); a.seek(4*10**9)", "a.write(b'a')"),
    ("", "open('/dev/zero', 'rb').read()"), ("", "open('/dev/zero').readline()"), ("import os", "os.urandom(10**9)"),
    # source, waiting
    ("", "compile('a=1\\n' * 10**6, '', 'exec')"), ("", "compile('a,' * 10**7, '', 'exec')"), ("", "exec('def f(): pass\\n' * 10**6)"),
    ("", "eval('1+' * 10**6 + '1')"), ("import ast", "ast.parse('a = 1\\n' * 10**6)"), ("import time", "time.sleep(100)"),
    ("import os; a = os.pipe()", "os.read(a[0], 1)"), ("import subprocess", "subprocess.run(['sleep', '100'])"),
    ("import asyncio", "asyncio.run(asyncio.sleep(100))"), ("", "input()"),
]


def processor_time(pid):
    with open(f"/proc/{pid}/schedstat") as f:
        return int(f.read().split()[0]) / 1e6


def stop(vm, setup, statement):
    """What is wrong, or None."""
    source = f"""{setup}
import gc
gc.collect()
print("ready", flush=True)
try:
    {statement}
except KeyboardInterrupt:
    print("stopped", flush=True)
    import time
    time.sleep(100)
else:
    import time
    print("ended", flush=True)
    time.sleep(100)
"""
    reader, writer = os.pipe()  # standard input that never says anything
    child = subprocess.Popen([*vm, "-c", source], stdin=reader, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        if child.stdout.readline() != b"ready\n":
            return "was not ready"
        time.sleep(DELAY)
        before = processor_time(child.pid)
        child.send_signal(signal.SIGINT)
        answer = child.stdout.readline().strip().decode()
        if answer not in ("stopped", "ended"):  # it may have been about to end
            return f"said {answer!r}"
        took = processor_time(child.pid) - before
        return f"{answer} after {took:.0f} ms" if took > MOST else None
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
        os.close(reader)
        os.close(writer)


def main(part, parts, *vm):
    faults = 0
    if len(vm) > 1 or "/san/" in vm[0]:  # slow builds: milliseconds are not counted
        return print(faults, "faults")
    for setup, statement in TABLE[int(part)::int(parts)]:
        for _ in range(4):  # a page may have come late from the machine's host: what is wrong is wrong each time
            if not (wrong := stop(vm, setup, statement)):
                break
        else:
            print(f"{wrong}: {setup}: {statement}", flush=True)
            faults += 1
    print(faults, "faults")


main(*sys.argv[1:])
