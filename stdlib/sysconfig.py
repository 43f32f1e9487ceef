"""Where Python's files would lie, by scheme, and what the build says of itself. There is no Makefile and no pyconfig.h."""
import os
import sys

__all__ = ["get_config_var", "get_config_vars", "get_path", "get_path_names", "get_paths", "get_platform",
           "get_python_version", "get_scheme_names"]
_PATHS = ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")
_VERSION = "python{py_version_short}"
_UNIX = {
    "stdlib": "{installed_base}/{platlibdir}/" + _VERSION,
    "platstdlib": "{platbase}/{platlibdir}/" + _VERSION,
    "purelib": "{base}/lib/" + _VERSION + "/site-packages",
    "platlib": "{platbase}/{platlibdir}/" + _VERSION + "/site-packages",
    "include": "{installed_base}/include/" + _VERSION,
    "platinclude": "{installed_platbase}/include/" + _VERSION,
    "scripts": "{base}/bin",
    "data": "{base}",
}
_SCHEMES = {
    "posix_prefix": _UNIX,
    "posix_venv": _UNIX,
    "venv": _UNIX,
    "posix_home": {"stdlib": "{installed_base}/lib/python", "platstdlib": "{base}/lib/python",
                   "purelib": "{base}/lib/python", "platlib": "{base}/lib/python",
                   "include": "{installed_base}/include/python", "platinclude": "{installed_base}/include/python",
                   "scripts": "{base}/bin", "data": "{base}"},
    "posix_user": {"stdlib": "{userbase}/{platlibdir}/" + _VERSION, "platstdlib": "{userbase}/{platlibdir}/" + _VERSION,
                   "purelib": "{userbase}/lib/" + _VERSION + "/site-packages",
                   "platlib": "{userbase}/lib/" + _VERSION + "/site-packages",
                   "include": "{userbase}/include/" + _VERSION, "scripts": "{userbase}/bin", "data": "{userbase}"},
}


def get_scheme_names():
    return tuple(sorted(_SCHEMES))


def get_path_names():
    return _PATHS


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}[key]


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """All paths of a scheme; vars are put in the place of the build's."""
    paths = _SCHEMES[scheme]
    if not expand:
        return dict(paths)
    values = {**get_config_vars(), **(vars or {})}
    return {name: os.path.normpath(path.format_map(values)) for name, path in paths.items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


def get_config_vars(*args):
    """The variables as a dict; of names the list of their values, None for what is unknown."""
    version = get_python_version()
    known = {"prefix": sys.prefix, "exec_prefix": sys.exec_prefix, "py_version": sys.version.split()[0],
             "py_version_short": version, "py_version_nodot": version.replace(".", ""), "installed_base": sys.base_prefix,
             "base": sys.prefix, "installed_platbase": sys.base_exec_prefix, "platbase": sys.exec_prefix,
             "platlibdir": sys.platlibdir, "abiflags": sys.abiflags, "userbase": os.path.expanduser("~/.local"),
             "VERSION": version, "EXE": "", "SOABI": None, "EXT_SUFFIX": None}
    return [known.get(name) for name in args] if args else known


def get_config_var(name):
    return get_config_vars(name)[0]


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    """Such as linux-x86_64."""
    name = os.uname()
    return f"{name.sysname.lower()}-{name.machine.replace('/', '')}"


def is_python_build(check_home=False):
    return False
