"""Shallow and deep copies of any object."""
from copyreg import dispatch_table
from _weakref import ref as _ref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """An object that cannot be copied."""


error = Error
_nil = []


class _Sample:
    def method(self):
        pass


_MethodType = type(_Sample().method)
_FunctionType = type(_Sample.method)
_atomic = frozenset([
    type(None), int, float, bool, complex, str, bytes, type, range, property, type(...), type(NotImplemented),
    type(len), _FunctionType, type(_Sample.method.__code__), _ref])
_copied_as_itself = _atomic | {tuple, frozenset, slice}


def copy(x):
    """A copy of x that shares what x holds."""
    cls = type(x)
    if cls in _copied_as_itself:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _from_reduction(x, cls, None, "un(shallow)copyable object of type %s")


def _from_reduction(x, cls, memo, message):
    registered = dispatch_table.get(cls)
    if registered is not None:
        parts = registered(x)
    elif (by_protocol := getattr(x, "__reduce_ex__", None)) is not None:
        parts = by_protocol(4)
    elif (plain := getattr(x, "__reduce__", None)) is not None:
        parts = plain()
    else:
        raise Error(message % cls)
    return x if isinstance(parts, str) else _reconstruct(x, memo, *parts)


def deepcopy(x, memo=None, _nil=_nil):
    """A copy of x that shares nothing changeable with it. memo maps ids of what has been copied to the copies."""
    cls = type(x)
    if cls in _atomic:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            y = _from_reduction(x, cls, memo, "un(deep)copyable object of type %s")
    if y is not x:
        memo[d] = y
        try:  # x must live as long as its id is in the memo
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return y


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(item if type(item) in _atomic else deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [item if type(item) in _atomic else deepcopy(item, memo) for item in x]
    try:  # a tuple that holds itself, by way of a list
        return memo[id(x)]
    except KeyError:
        pass
    for a, b in zip(x, y):
        if a is not b:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        if type(key) not in _atomic:
            key = deepcopy(key, memo)
        y[key] = value if type(value) in _atomic else deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, _MethodType: _deepcopy_method}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(arg, memo) for arg in args])
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slotstate = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y
