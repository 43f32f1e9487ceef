"""Values and arrays of C types with a lock beside them. There is no ctypes: a type is named by its letter."""
import array
import threading

__all__ = ["Array", "RawArray", "RawValue", "Value"]


def _items(typecode, values):
    if not isinstance(typecode, str):
        raise NotImplementedError("types of ctypes: name the type by its letter")
    return list(values) if typecode == "c" else array.array(typecode, values)


class _Locked:
    def __init__(self, lock):
        self._lock = threading.RLock() if lock in (True, None) else lock

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class RawValue:
    def __init__(self, typecode, *args):
        if len(args) > 1:
            raise TypeError("too many initializers")
        self._cell = _items(typecode, args or (0,))

    @property
    def value(self):
        return self._cell[0]

    @value.setter
    def value(self, value):
        self._cell[0] = value


class RawArray:
    def __init__(self, typecode, size_or_initializer):
        given = size_or_initializer
        self._cells = _items(typecode, [0] * given if isinstance(given, int) else given)

    def __len__(self):
        return len(self._cells)

    def __getitem__(self, index):
        items = self._cells[index]
        return list(items) if isinstance(index, slice) else items

    def __setitem__(self, index, value):
        if isinstance(index, slice) and len(value) != len(self._cells[index]):
            raise ValueError("Can only assign sequence of same size")
        self._cells[index] = array.array(self._cells.typecode, value) if isinstance(index, slice) else value

    def __iter__(self):
        return iter(self._cells)


class _Value(RawValue, _Locked):
    def __init__(self, typecode, args, lock):
        RawValue.__init__(self, typecode, *args)
        _Locked.__init__(self, lock)


class _Array(RawArray, _Locked):
    def __init__(self, typecode, given, lock):
        RawArray.__init__(self, typecode, given)
        _Locked.__init__(self, lock)


def Value(typecode, *args, lock=True):
    return RawValue(typecode, *args) if lock is False else _Value(typecode, args, lock)


def Array(typecode, size_or_initializer, *, lock=True):
    return RawArray(typecode, size_or_initializer) if lock is False else _Array(typecode, size_or_initializer, lock)
