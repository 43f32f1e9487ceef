"""The users of the system, from /etc/passwd."""

from collections import namedtuple as _namedtuple

_Fields = _namedtuple("struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell")


class struct_passwd(_Fields):
    """One user's entry."""

    __slots__ = ()
    __module__ = "pwd"

    def __repr__(self):
        return "pwd." + super().__repr__()


def getpwall():
    with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as f:
        rows = [line.rstrip("\n").split(":") for line in f]
    return [struct_passwd(n, p, int(u), int(g), *rest) for n, p, u, g, *rest in (r for r in rows if len(r) == 7)]


def getpwuid(uid, /):
    if not isinstance(uid, int):
        raise TypeError("uid should be integer, not " + type(uid).__name__)
    for user in getpwall():
        if user.pw_uid == uid:
            return user
    raise KeyError("getpwuid(): uid not found: %d" % uid if uid >= 0 else "getpwuid(): uid not found")


def getpwnam(name, /):
    if not isinstance(name, str):
        raise TypeError("getpwnam() argument must be str, not " + type(name).__name__)
    for user in getpwall():
        if user.pw_name == name:
            return user
    raise KeyError("getpwnam(): name not found: %r" % name)
