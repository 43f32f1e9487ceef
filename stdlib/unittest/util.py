"""Texts of messages."""
from os.path import commonprefix

__unittest = True

_MOST = 80
_OMITTED, _BEGIN, _END, _COMMON = 12, 5, 5, 5
_DIFFERENT = _MOST - (_BEGIN + _OMITTED + _COMMON + _OMITTED + _END)


def safe_repr(obj, short=False):
    """repr(), also where that raises."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _MOST else text[:_MOST] + " [truncated]..."


def _shorten(text, begin, end):
    skipped = len(text) - begin - end
    return f"{text[:begin]}[{skipped} chars]{text[len(text) - end:]}" if skipped > _OMITTED else text


def common_shorten_repr(*values):
    """The reprs, with what is the same in all left out where they are long."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _MOST:
        return texts
    prefix = commonprefix(texts)
    size = len(prefix)
    kept = _MOST - (longest - size + _BEGIN + _OMITTED)
    if kept > _COMMON:
        prefix = _shorten(prefix, _BEGIN, kept)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _BEGIN, _COMMON)
    return tuple(prefix + _shorten(text[size:], _DIFFERENT, _END) for text in texts)


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def counted(items):
    """[(item, number)] of what need not be hashable, in the order of appearance."""
    try:
        counts = {}
        for item in items:
            counts[item] = counts.get(item, 0) + 1
        return list(counts.items())
    except TypeError:
        found = []
        for item in items:
            for entry in found:
                if entry[0] == item:
                    entry[1] += 1
                    break
            else:
                found.append([item, 1])
        return [tuple(entry) for entry in found]


def count_differences(first, second):
    """[(number in first, number in second, item)] of the items whose numbers differ."""
    other, result = [list(entry) for entry in counted(second)], []
    for item, n in counted(first):
        m = 0
        for entry in other:
            if entry[0] == item:
                m, entry[1] = entry[1], 0
                break
        if n != m:
            result.append((n, m, item))
    return result + [(0, m, item) for item, m in other if m]
