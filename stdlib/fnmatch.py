"""Names matched against patterns of the shell: * ? [seq] [!seq]."""

import os
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_compiled = {}


def _matcher(pat):
    key = type(pat), pat
    found = _compiled.get(key)
    if found is None:
        text = translate(str(pat, "ISO-8859-1")).encode("ISO-8859-1") if isinstance(pat, bytes) else translate(pat)
        if len(_compiled) > 256:
            _compiled.clear()
        _compiled[key] = found = re.compile(text).match
    return found


def fnmatch(name, pat):
    """Whether the name matches, case told apart as the system does."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Whether the name matches, case told apart."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """The names that match, as a list."""
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if match(name) is not None]


def translate(pat):
    """The regular expression of a pattern."""
    pieces, star, at = [], object(), 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if not pieces or pieces[-1] is not star:
                pieces.append(star)
        elif c == "?":
            pieces.append(".")
        elif c == "[":
            text, at = _bracket(pat, at)
            pieces.append(text)
        else:
            pieces.append(re.escape(c))
    # Between two stars, the first match of what stands between them is as good as any: no backtracking into it.
    out, at, size = [], 0, len(pieces)
    while at < size and pieces[at] is not star:
        out.append(pieces[at])
        at += 1
    while at < size:
        at += 1
        if at == size:
            out.append(".*")
            break
        start = at
        while at < size and pieces[at] is not star:
            at += 1
        fixed = "".join(pieces[start:at])
        out.append(f".*{fixed}" if at == size else f"(?>.*?{fixed})")
    return rf"(?s:{''.join(out)})\Z"


def _bracket(pat, at):
    """The set that begins behind a bracket at `at`, and where it ends."""
    end = at
    if pat.startswith("!", end):
        end += 1
    if pat.startswith("]", end):
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return "\\[", at
    stuff = pat[at:end]
    if "-" not in stuff:
        stuff = stuff.replace("\\", r"\\")
    else:
        chunks, begin = [], at
        k = at + 2 if pat[at] == "!" else at + 1
        while True:
            k = pat.find("-", k, end)
            if k < 0:
                break
            chunks.append(pat[begin:k])
            begin = k + 1
            k += 3
        rest = pat[begin:end]
        if rest:
            chunks.append(rest)
        else:
            chunks[-1] += "-"
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:  # an empty range
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = "-".join([chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks])
    for c in "&~|":
        stuff = stuff.replace(c, "\\" + c)
    if not stuff:
        return "(?!)", end + 1
    if stuff == "!":
        return ".", end + 1
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in "^[":
        stuff = "\\" + stuff
    return f"[{stuff}]", end + 1
