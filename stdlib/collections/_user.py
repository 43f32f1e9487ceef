"""UserDict, UserList, UserString: containers to inherit from, whose contents are in `data`.

collections loads this when one of them is first asked for. What only passes a call on to data stands in a table.
"""
import copy as _copy
from _collections_abc import MutableMapping, MutableSequence, Sequence
from sys import maxsize

# Class bodies and reprs name the public module.
__name__ = "collections"


def _pass_on(cls, table):
    """Gives a class methods of one line. A row has their names, parameters and what they return, $ being the name."""
    made = {}
    for names, parameters, result in table:
        for name in names.split():
            exec(f"def {name}(self{parameters}): return {result.replace('$', name)}", globals(), made)
    for name, method in made.items():
        method.__qualname__ = f"{cls.__name__}.{name}"
        setattr(cls, name, method)


def _twin(self):
    """A shallow copy whose data is a copy too."""
    twin = self.__class__.__new__(self.__class__)
    vars(twin).update(vars(self), data=vars(self)["data"].copy())
    return twin


def _dict_of(other):
    return other.data if isinstance(other, UserDict) else other if isinstance(other, dict) else None


class UserDict(MutableMapping):
    """A mapping around a dict, for subclasses."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in (dict, kwargs or None):
            if given is not None:
                self.update(given)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        cls = self.__class__
        if hasattr(cls, "__missing__"):
            return cls.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        right = _dict_of(other)
        return NotImplemented if right is None else self.__class__(self.data | right)

    def __ror__(self, other):
        left = _dict_of(other)
        return NotImplemented if left is None else self.__class__(left | self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    __copy__ = _twin

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        # A subclass may keep more than data: that is copied without it, then the items go in one by one.
        data, self.data = self.data, {}
        try:
            twin = _copy.copy(self)
        finally:
            self.data = data
        twin.update(self)
        return twin


def _list_of(other):
    """What stands beside a list in a sum."""
    if isinstance(other, UserList):
        return other.data
    return other if isinstance(other, list) else list(other)


def _bare(other):
    return other.data if isinstance(other, UserList) else other


class UserList(MutableSequence):
    """A sequence around a list, for subclasses."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_bare(initlist))

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __iadd__(self, other):
        self.data += _list_of(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    # The abstract class asks for these in the body; the table has the rest.
    __len__ = insert = None

    __hash__ = None
    __copy__ = _twin


_pass_on(UserList, (
    ("__repr__", "", "repr(self.data)"),
    ("__len__", "", "len(self.data)"),
    ("__contains__", ", item", "item in self.data"),
    ("__lt__", ", other", "self.data < _bare(other)"),
    ("__le__", ", other", "self.data <= _bare(other)"),
    ("__eq__", ", other", "self.data == _bare(other)"),
    ("__gt__", ", other", "self.data > _bare(other)"),
    ("__ge__", ", other", "self.data >= _bare(other)"),
    ("__add__", ", other", "self.__class__(self.data + _list_of(other))"),
    ("__radd__", ", other", "self.__class__(_list_of(other) + self.data)"),
    ("__mul__ __rmul__", ", n", "self.__class__(self.data * n)"),
    ("copy", "", "self.__class__(self)"),
    ("clear reverse", "", "self.data.$()"),
    ("append remove count", ", item", "self.data.$(item)"),
    ("insert", ", i, item", "self.data.$(i, item)"),
    ("pop", ", i=-1", "self.data.$(i)"),
    ("index", ", item, *args", "self.data.$(item, *args)"),
    ("extend", ", other", "self.data.$(_bare(other))"),
    ("sort", ", /, *args, **kwds", "self.data.$(*args, **kwds)"),
))


def _text(value):
    return value.data if isinstance(value, UserString) else value


def _text_of(other):
    """What stands beside a str in a sum."""
    other = _text(other)
    return other if isinstance(other, str) else str(other)


class UserString(Sequence):
    """A sequence around a str, for subclasses."""

    def __init__(self, seq):
        self.data = seq.data[:] if isinstance(seq, UserString) else _text_of(seq)

    # The abstract class asks for these in the body; the table has the rest.
    __len__ = __getitem__ = None

    maketrans = str.maketrans


_pass_on(UserString, (
    ("__str__", "", "str(self.data)"),
    ("__repr__", "", "repr(self.data)"),
    ("__int__", "", "int(self.data)"),
    ("__float__", "", "float(self.data)"),
    ("__complex__", "", "complex(self.data)"),
    ("__hash__", "", "hash(self.data)"),
    ("__len__", "", "len(self.data)"),
    ("__getnewargs__", "", "(self.data[:],)"),
    ("__getitem__", ", index", "self.__class__(self.data[index])"),
    ("__contains__", ", char", "_text(char) in self.data"),
    ("__eq__", ", string", "self.data == _text(string)"),
    ("__lt__", ", string", "self.data < _text(string)"),
    ("__le__", ", string", "self.data <= _text(string)"),
    ("__gt__", ", string", "self.data > _text(string)"),
    ("__ge__", ", string", "self.data >= _text(string)"),
    ("__add__", ", other", "self.__class__(self.data + _text_of(other))"),
    ("__radd__", ", other", "self.__class__(_text_of(other) + self.data)"),
    ("__mul__ __rmul__", ", n", "self.__class__(self.data * n)"),
    ("__mod__", ", args", "self.__class__(self.data % args)"),
    ("__rmod__", ", template", "self.__class__(str(template) % self)"),
    # what is a string of the class again
    ("capitalize casefold lower swapcase title upper", "", "self.__class__(self.data.$())"),
    ("lstrip rstrip strip", ", chars=None", "self.__class__(self.data.$(chars))"),
    ("center ljust rjust", ", width, *args", "self.__class__(self.data.$(width, *args))"),
    ("zfill", ", width", "self.__class__(self.data.$(width))"),
    ("expandtabs", ", tabsize=8", "self.__class__(self.data.$(tabsize))"),
    ("translate", ", *args", "self.__class__(self.data.$(*args))"),
    ("removeprefix", ", prefix, /", "self.__class__(self.data.$(_text(prefix)))"),
    ("removesuffix", ", suffix, /", "self.__class__(self.data.$(_text(suffix)))"),
    ("replace", ", old, new, maxsplit=-1", "self.__class__(self.data.$(_text(old), _text(new), maxsplit))"),
    # what is as str gives it
    ("isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper", "",
     "self.data.$()"),
    ("count find rfind", ", sub, start=0, end=maxsize", "self.data.$(_text(sub), start, end)"),
    ("index rindex", ", sub, start=0, end=maxsize", "self.data.$(sub, start, end)"),
    ("startswith", ", prefix, start=0, end=maxsize", "self.data.$(prefix, start, end)"),
    ("endswith", ", suffix, start=0, end=maxsize", "self.data.$(suffix, start, end)"),
    ("partition rpartition", ", sep", "self.data.$(sep)"),
    ("split rsplit", ", sep=None, maxsplit=-1", "self.data.$(sep, maxsplit)"),
    ("splitlines", ", keepends=False", "self.data.$(keepends)"),
    ("join", ", seq", "self.data.$(seq)"),
    ("encode", ", encoding='utf-8', errors='strict'", 
     "self.data.$('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)"),
    ("format", ", /, *args, **kwds", "self.data.$(*args, **kwds)"),
    ("format_map", ", mapping", "self.data.$(mapping)"),
))
