"""What is known of the machine, the system and the interpreter."""
import os
import sys

_uname = None


class uname_result(tuple):
    """The six fields of uname()."""

    __slots__ = ()
    _fields = __match_args__ = ("system", "node", "release", "version", "machine", "processor")

    def __new__(cls, system, node, release, version, machine, processor=""):
        return tuple.__new__(cls, (system, node, release, version, machine, processor))

    system, node, release, version, machine, processor = (
        property(lambda self, i=i: self[i]) for i in range(6))

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return f"uname_result({', '.join(f'{n}={v!r}' for n, v in zip(self._fields[:5], self))})"


def uname():
    global _uname
    if _uname is None:
        _uname = uname_result(*os.uname())
    return _uname


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    return bits or ("64bit" if sys.maxsize > 2**32 else "32bit"), linkage or "ELF"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version


def platform(aliased=False, terse=False):
    u = uname()
    return f"{u.system}-{u.release}" if terse else f"{u.system}-{u.release}-{u.machine}"


def python_implementation():
    return "Freehold"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    return "", ""


def python_compiler():
    return ""


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


def freedesktop_os_release():
    """The fields of os-release as a dict."""
    for place in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with open(place, encoding="utf-8") as f:
                lines = f.read().splitlines()
        except OSError:
            continue
        found = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
        for line in lines:
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                if value[:1] in "\"'" and value[-1:] == value[:1]:
                    value = value[1:-1]
                found[name] = value.replace("\\$", "$").replace('\\"', '"').replace("\\\\", "\\")
        return found
    raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")
