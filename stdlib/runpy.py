"""Runs modules and files as programs."""

import importlib.util
import io
import os
import sys
from types import ModuleType

__all__ = ["run_module", "run_path"]


def _run(code, globals, init_globals, name, spec, filename, package, loader=None):
    if init_globals is not None:
        globals.update(init_globals)
    globals.update(__name__=name, __file__=filename, __cached__=None, __doc__=None, __loader__=loader, __package__=package,
                   __spec__=spec)
    exec(code, globals)
    return globals


def _run_apart(code, init_globals, name, spec, filename, package, argv0, loader=None):
    """In a module of that name, which is gone afterwards, as is its name in sys.argv."""
    module = ModuleType(name)
    missing = object()
    before, argv = sys.modules.get(name, missing), sys.argv[0] if sys.argv else None
    sys.modules[name] = module
    if argv is not None:
        sys.argv[0] = argv0
    try:
        return _run(code, module.__dict__, init_globals, name, spec, filename, package, loader).copy()
    finally:
        if argv is not None:
            sys.argv[0] = argv
        if before is missing:
            del sys.modules[name]
        else:
            sys.modules[name] = before


def _details(name, error=ImportError):
    if name.startswith("."):
        raise error("Relative module names not supported")
    package = name.rpartition(".")[0]
    if package:
        try:
            __import__(package)
        except ImportError as e:
            if e.name is None or (e.name != package and not package.startswith(e.name + ".")):
                raise
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as e:
        raise error("Error while finding module specification for {!r} ({}: {})".format(name, type(e).__name__, e)) from e
    if spec is None:
        raise error("No module named %s" % name)
    if spec.submodule_search_locations is not None:
        if name == "__main__" or name.endswith(".__main__"):
            raise error("Cannot use package as __main__ module")
        try:
            return _details(name + ".__main__", error)
        except error as e:
            if name not in sys.modules:
                raise
            raise error("%s; %r is a package and cannot be directly executed" % (e, name))
    if not spec.origin or not os.path.exists(spec.origin):
        raise error("No code object available for %s" % name)
    with io.open_code(spec.origin) as f:
        return name, spec, compile(f.read(), spec.origin, "exec")


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs the module's code, and returns its names."""
    mod_name, spec, code = _details(mod_name)
    if run_name is None:
        run_name = mod_name
    package = spec.parent
    if alter_sys:
        return _run_apart(code, init_globals, run_name, spec, spec.origin, package, spec.origin, spec.loader)
    return _run(code, {}, init_globals, run_name, spec, spec.origin, package, spec.loader)


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file, or the __main__.py of a folder, and returns its names."""
    if run_name is None:
        run_name = "<run_path>"
    package = run_name.rpartition(".")[0]
    path_name = os.fsdecode(path_name)
    if not os.path.isdir(path_name):
        with io.open_code(os.path.abspath(path_name)) as f:
            code = compile(f.read(), path_name, "exec")
        return _run_apart(code, init_globals, run_name, None, path_name, package, path_name)
    main = os.path.join(path_name, "__main__.py")
    if not os.path.exists(main):
        raise ImportError("can't find '__main__' module in %r" % path_name)
    with io.open_code(main) as f:
        code = compile(f.read(), main, "exec")
    sys.path.insert(0, path_name)
    try:
        return _run_apart(code, init_globals, run_name, None, main, "", path_name)
    finally:
        try:
            sys.path.remove(path_name)
        except ValueError:
            pass
