"""The groups of the system, from /etc/group."""

from collections import namedtuple as _namedtuple

_Fields = _namedtuple("struct_group", "gr_name gr_passwd gr_gid gr_mem")


class struct_group(_Fields):
    """One group's entry."""

    __slots__ = ()
    __module__ = "grp"

    def __repr__(self):
        return "grp." + super().__repr__()


def getgrall():
    with open("/etc/group", encoding="utf-8", errors="surrogateescape") as f:
        rows = [line.rstrip("\n").split(":") for line in f]
    return [struct_group(r[0], r[1], int(r[2]), r[3].split(",") if r[3] else []) for r in rows if len(r) == 4]


def getgrgid(id):
    if not isinstance(id, int):
        raise TypeError("group id must be int, not " + type(id).__name__)
    for group in getgrall():
        if group.gr_gid == id:
            return group
    raise KeyError("getgrgid(): gid not found: %d" % id)


def getgrnam(name):
    if not isinstance(name, str):
        raise TypeError("getgrnam() argument 'name' must be str, not " + type(name).__name__)
    for group in getgrall():
        if group.gr_name == name:
            return group
    raise KeyError("getgrnam(): name not found: %r" % name)
