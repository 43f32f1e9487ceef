"""Containers beside list, tuple, dict and set."""
import _collections_abc
import _operator
import sys as _sys

from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword
from _operator import itemgetter as _itemgetter

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]

_sys.modules["collections.abc"] = _collections_abc
abc = _collections_abc
_collections_abc.MutableSequence.register(deque)


# ---- namedtuple ----



def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen:
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))

    field_names = tuple(map(_sys.intern, field_names))
    num_fields = len(field_names)
    arg_list = ", ".join(field_names)
    items = f"({arg_list},)" if num_fields else "()"
    code = f"lambda _cls, {arg_list}: _tuple_new(_cls, {items})"
    if num_fields == 1:
        arg_list += ","
    __new__ = eval(code, {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"})
    __new__.__name__ = "__new__"
    __new__.__qualname__ = f"{typename}.__new__"
    __new__.__doc__ = f"Create new instance of {typename}({arg_list})"
    if defaults is not None:
        __new__.__defaults__ = defaults
    tuple_new = tuple.__new__
    repr_fmt = "(" + ", ".join(f"{name}=%r" for name in field_names) + ")"

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != num_fields:
            raise TypeError(f"Expected {num_fields} arguments, got {len(result)}")
        return result

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        pop = kwds.pop
        result = self._make([pop(name, value) for name, value in zip(field_names, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    def __repr__(self):
        """A representation with the names of the fields."""
        return self.__class__.__name__ + repr_fmt % tuple_of(self)

    tuple_of = tuple

    def _asdict(self):
        """A dict from the names of the fields to their values."""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """The items as a plain tuple, for copy and pickle."""
        return tuple_of(self)

    for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    class_namespace = {
        "__doc__": f"{typename}({arg_list})",
        "__slots__": (),
        "_fields": field_names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": field_names,
    }
    for index, name in enumerate(field_names):
        class_namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    result = type(typename, (tuple,), class_namespace)
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


# ---- Counter ----


def _counter(counts, others=None, mine=()):
    """A Counter of these counts, and of those above zero that only others have."""
    if others:
        for elem, count in others.items():
            if count > 0 and elem not in mine:
                counts[elem] = count
    made = dict.__new__(Counter)
    dict.update(made, counts)
    return made


def _hold(mine, others, relation):
    """Whether a relation is that of the two counts of every element; missing elements count as zero."""
    if not isinstance(others, Counter):
        return NotImplemented
    for elem in mine:
        if not relation(mine[elem], others[elem]):
            return False
    for elem in others:
        if not relation(mine[elem], others[elem]):
            return False
    return True


class Counter(dict):
    """A dict of elements and how often they occur; counts may be zero or negative."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """An element that is not there occurs zero times."""
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n most common elements (all, if n is None) with their counts, from the most common on."""
        if n is None:
            return sorted(self.items(), key=_itemgetter(1), reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_itemgetter(1))

    def elements(self):
        """An iterator over the elements, each as often as its count says."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping, or count the items of an iterable; then the keywords."""
        if isinstance(iterable, _collections_abc.Mapping):
            if self:
                known = self.get
                for elem, count in iterable.items():
                    self[elem] = count + known(elem, 0)
            else:
                super().update(iterable)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update, but subtracts."""
        known = self.get
        if isinstance(iterable, _collections_abc.Mapping):
            for elem, count in iterable.items():
                self[elem] = known(elem, 0) - count
        elif iterable is not None:
            for elem in iterable:
                self[elem] = known(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        """Like dict's, but a missing element is no error."""
        if elem in self:
            super().__delitem__(elem)

    def __eq__(self, other):
        """Equal counts; missing elements count as zero."""
        return _hold(self, other, _operator.eq)

    __ne__ = object.__ne__

    def __le__(self, other):
        """Each count at most the other's."""
        return _hold(self, other, _operator.le)

    def __ge__(self, other):
        """Each count at least the other's."""
        return _hold(self, other, _operator.ge)

    def __lt__(self, other):
        return self != other and self <= other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self != other and self >= other if isinstance(other, Counter) else NotImplemented

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return name + "()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{name}({shown!r})"

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, count in other.items():
            if count > self[elem]:
                self[elem] = count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            if other[elem] < count:
                self[elem] = other[elem]
        return self._keep_positive()

    def _keep_positive(self):
        for elem in [elem for elem, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __pos__(self):
        """The counts above zero."""
        return _counter({elem: count for elem, count in self.items() if count > 0})

    def __neg__(self):
        """The counts below zero, with their signs changed."""
        return _counter({elem: 0 - count for elem, count in self.items() if count < 0})

    def __add__(self, other):
        """The sums of the counts, those above zero."""
        if isinstance(other, Counter):
            return _counter({elem: n for elem, count in self.items() if (n := count + other[elem]) > 0}, other, self)
        return NotImplemented

    def __sub__(self, other):
        """The differences of the counts, those above zero."""
        if isinstance(other, Counter):
            taken = Counter.__neg__(other)
            return _counter({elem: n for elem, count in self.items() if (n := count - other[elem]) > 0}, taken, self)
        return NotImplemented

    def __or__(self, other):
        """The larger of the counts, those above zero."""
        if isinstance(other, Counter):
            return _counter({elem: n for elem, count in self.items() if (n := max(count, other[elem])) > 0}, other, self)
        return NotImplemented

    def __and__(self, other):
        """The smaller of the counts, those above zero."""
        if isinstance(other, Counter):
            return _counter({elem: n for elem, count in self.items() if (n := min(other[elem], count)) > 0})
        return NotImplemented


# ---- ChainMap ----

_repr_running = set()


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings seen as one: lookups go through them in order, changes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        d = {}
        for mapping in map(dict.fromkeys, reversed(self.maps)):
            d |= mapping
        return iter(d)

    def __contains__(self, key):
        return any(key in m for m in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        if id(self) in _repr_running:
            return "..."
        _repr_running.add(id(self))
        try:
            return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"
        finally:
            _repr_running.discard(id(self))

    @classmethod
    def fromkeys(cls, iterable, *args):
        """A ChainMap over one dict made from the iterable."""
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        """A new ChainMap with a copy of the first mapping and the same others."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A new ChainMap with a mapping in front of these."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """A new ChainMap of all mappings but the first."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    # What changes the first mapping speaks of it when the key is not there.

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def clear(self):
        """Remove all pairs of the first mapping."""
        self.maps[0].clear()

    def pop(self, key, *args):
        """Remove a key of the first mapping and return its value."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Remove and return some pair of the first mapping; KeyError if it is empty."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = self.copy()
        merged.maps[0].update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = dict(other)
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return self.__class__(merged)


# ---- the containers to inherit from are loaded when asked for ----


def __getattr__(name):
    if name not in ("UserDict", "UserList", "UserString"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from collections import _user
    found = globals()[name] = getattr(_user, name)
    return found


def __dir__():
    return sorted({*globals(), *__all__})
