"""Functions and methods of the library's modules, for grid.py."""
import array
import base64
import binascii
import bisect
import cmath
import collections
import contextlib
import copy
import datetime
import fractions
import functools
import hashlib
import heapq
import html
import io
import itertools
import json
import keyword
import math
import operator
import os.path
import random
import re
import statistics
import string
import struct
import textwrap
import types
import unicodedata
import urllib.parse

TYPE_ERRORS_ALIKE = True
KEYWORDS = False  # which keywords a function tells of depends on the language that it is written in
# Public functions and classes of these are called.
MODULES = (base64, binascii, bisect, cmath, copy, functools, heapq, html, itertools, json, keyword, math, operator, os.path,
           re, statistics, string, struct, textwrap, unicodedata, urllib.parse)
# They read files, the clock, chance or the system; end the process; never end; or print addresses.
NOT_CALLED = {
    "os.path": ("abspath", "realpath", "relpath", "exists", "lexists", "isdir", "isfile", "islink", "ismount", "getatime", "getmtime", "fspath",
                "getctime", "getsize", "samefile", "sameopenfile", "samestat", "expanduser", "expandvars", "genericpath", "os"),
    "itertools": ("count", "cycle", "repeat", "tee"),
    "functools": ("namedtuple", "recursive_repr", "RLock", "GenericAlias", "get_cache_token"),
    "re": ("template", "purge"),
    "struct": ("iter_unpack",),
    "textwrap": ("TextWrapper",),
    "statistics": ("NormalDist", "Counter", "Decimal", "Fraction", "LinearRegression", "groupby", "itemgetter", "namedtuple", "defaultdict",
                   "bisect_left", "bisect_right", "random", "repeat", "reduce", "count", "attrgetter", "tau", "fsum", "fabs", "erf", "exp",
                   "hypot", "sqrt", "log", "isnan", "isinf", "sys", "math", "mul"),
    "heapq": ("merge",),
    "base64": ("main", "test", "encode", "decode"),
    "unicodedata": ("UCD",),
    "copy": ("PyStringMap",),
    "html": ("_html5",),
    "urllib.parse": ("DefragResult", "DefragResultBytes", "ParseResult", "ParseResultBytes", "SplitResult", "SplitResultBytes", "Quoter",
                     "namedtuple", "clear_cache"),
    "string": ("Template", "Formatter"),
    "json": ("detect_encoding",),
    "keyword": ("frozenset",),
}


class Open:
    def __init__(self, *attributes):
        self.attributes = attributes


# Receivers of methods.
RECEIVERS = {
    "deque": (collections.deque, (lambda: collections.deque(), lambda: collections.deque([3, 1, "x"], 4))),
    "OrderedDict": (collections.OrderedDict, (lambda: collections.OrderedDict(), lambda: collections.OrderedDict(a=1, b=2))),
    "defaultdict": (collections.defaultdict, (lambda: collections.defaultdict(list), lambda: collections.defaultdict(None, a=1))),
    "Counter": (collections.Counter, (lambda: collections.Counter(), lambda: collections.Counter("abca"))),
    "array": (array.array, (lambda: array.array("b"), lambda: array.array("d", [1.5, 2]))),
    "date": (datetime.date, (lambda: datetime.date(2024, 2, 29),)),
    "time": (datetime.time, (lambda: datetime.time(1, 2, 3, 4),)),
    "datetime": (datetime.datetime, (lambda: datetime.datetime(2024, 2, 29, 1, 2, 3, 4),
                                     lambda: datetime.datetime(1, 1, 1, tzinfo=datetime.timezone.utc))),
    "timedelta": (datetime.timedelta, (lambda: datetime.timedelta(), lambda: datetime.timedelta(-3, 5, 7))),
    "timezone": (datetime.timezone, (lambda: datetime.timezone.utc, lambda: datetime.timezone(datetime.timedelta(hours=-3), "X"))),
    "Fraction": (fractions.Fraction, (lambda: fractions.Fraction(0), lambda: fractions.Fraction(-7, 3))),
    "StringIO": (io.StringIO, (lambda: io.StringIO(), lambda: io.StringIO("ab\ncd\n"))),
    "BytesIO": (io.BytesIO, (lambda: io.BytesIO(), lambda: io.BytesIO(b"ab\ncd\n"))),
    "Pattern": (type(re.compile("")), (lambda: re.compile("(a)|b*"), lambda: re.compile(b"(?P<n>a)+"))),
    "Match": (type(re.match("", "")), (lambda: re.match("(a)(?P<n>b)?", "ac"),)),
    "Struct": (struct.Struct, (lambda: struct.Struct("<hb"), lambda: struct.Struct("3s"))),
    "SimpleNamespace": (types.SimpleNamespace, (lambda: types.SimpleNamespace(a=1),)),
    "partial": (functools.partial, (lambda: functools.partial(max, 1),)),
    "islice": (itertools.islice, (lambda: itertools.islice("abc", 2),)),
    "chain": (itertools.chain, (lambda: itertools.chain("ab", [1]),)),
    "product": (itertools.product, (lambda: itertools.product("ab", [1]),)),
    "hash": (type(hashlib.sha256()), (lambda: hashlib.sha256(b"a"),)),
    "ExitStack": (contextlib.ExitStack, (lambda: contextlib.ExitStack(),)),
    "Random": (random.Random, (lambda: random.Random(5),)),
    "ChainMap": (collections.ChainMap, (lambda: collections.ChainMap({"a": 1}, {"b": 2}),)),
    "UserList": (collections.UserList, (lambda: collections.UserList([1, 2]),)),
    "UserString": (collections.UserString, (lambda: collections.UserString("ab"),)),
    "NormalDist": (statistics.NormalDist, (lambda: statistics.NormalDist(1, 2),)),
    "Template": (string.Template, (lambda: string.Template("$a ${b} $$"),)),
    "TextWrapper": (textwrap.TextWrapper, (lambda: textwrap.TextWrapper(width=10),)),
}
NOT_METHODS = ("__sizeof__", "__dir__", "__class_getitem__", "__init_subclass__", "__subclasshook__", "__getattribute__", "__new__", "__del__",
               "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__deepcopy__", "__copy__", "__setattr__", "__delattr__",
               "tofile", "fromfile", "today", "now", "utcnow", "timestamp", "fromtimestamp", "utcfromtimestamp", "__array__", "seed", "setstate",
               "getstate", "buffer_info", "samples", "fromutc",
               # class methods, or inherited by one of the two
               "fromisoformat", "fromisocalendar", "fromordinal", "combine", "strptime", "fromkeys", "fromhex", "maketrans", "__ne__", "__lt__",
               "__le__", "__gt__", "__ge__", "__rtruediv__", "__rmod__", "__rfloordiv__", "__rdivmod__", "__rsub__")
CLASSES = {"deque": collections.deque, "OrderedDict": collections.OrderedDict, "defaultdict": collections.defaultdict,
           "Counter": collections.Counter, "array": array.array, "date": datetime.date, "time": datetime.time,
           "datetime": datetime.datetime, "timedelta": datetime.timedelta, "timezone": datetime.timezone,
           "Fraction": fractions.Fraction, "StringIO": io.StringIO, "BytesIO": io.BytesIO, "Struct": struct.Struct,
           "namedtuple": collections.namedtuple, "ChainMap": collections.ChainMap, "SimpleNamespace": types.SimpleNamespace,
           "MappingProxyType": types.MappingProxyType, "NormalDist": statistics.NormalDist, "md5": hashlib.md5, "sha256": hashlib.sha256,
           "hashlib.new": hashlib.new, "pbkdf2_hmac": hashlib.pbkdf2_hmac, "partial": functools.partial}


def callables():
    for module in MODULES:
        name = "os.path" if module is os.path else module.__name__
        public = getattr(module, "__all__", None) or [n for n in vars(module) if not n.startswith("_")]
        for attribute in sorted(public):
            value = getattr(module, attribute, None)
            if attribute in NOT_CALLED.get(name, ()) or not callable(value) or isinstance(value, type) and issubclass(value, Exception):
                continue
            yield f"{name}.{attribute}", None, value
    for name, value in CLASSES.items():
        yield name, None, value
    for name, (cls, receivers) in RECEIVERS.items():
        for attribute in dir(cls):
            value = getattr(cls, attribute)
            if attribute in NOT_METHODS or not callable(value) or value is getattr(object, attribute, None):
                continue
            if attribute in ("__hash__", "__class__") or isinstance(vars(cls).get(attribute), (classmethod, staticmethod)):
                continue
            if attribute.startswith("_") and not attribute.startswith("__"):
                continue
            yield f"{name}.{attribute}", receivers, value


HUGE = ("1<<62", "1<<70", "-1<<70")


def SKIP(name, names):
    """Calls that take for ever, need all memory, or depend on the run or on addresses."""
    if name in ("math.factorial", "math.comb", "math.perm", "operator.pow", "operator.ipow", "operator.__pow__", "operator.__ipow__",
                "Fraction.__pow__", "Fraction.__rpow__", "operator.lshift", "operator.ilshift", "operator.__lshift__", "operator.__ilshift__",
                "Fraction.__round__", "textwrap.wrap", "textwrap.fill", "Random.randbytes", "NormalDist.quantiles", "statistics.quantiles", "Random.getrandbits"):
        return any(n in HUGE for n in names)
    return name in ("functools.singledispatch", "functools.singledispatchmethod", "functools.cached_property", "functools.lru_cache",
                    "functools.cache", "functools.total_ordering", "functools.cmp_to_key", "functools.wraps", "functools.update_wrapper",
                    "pbkdf2_hmac", "partial.__repr__", "functools.partialmethod", "operator.attrgetter", "operator.itemgetter",
                    "operator.methodcaller", "ExitStack.callback", "ExitStack.push", "ExitStack.enter_context", "ExitStack.pop_all")
