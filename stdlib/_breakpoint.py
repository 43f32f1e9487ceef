"""What breakpoint() calls."""

import os
import sys


def find():
    """The function that PYTHONBREAKPOINT names, pdb.set_trace without it; None: nothing is to be done."""
    name = "" if sys.flags.ignore_environment else os.environ.get("PYTHONBREAKPOINT", "")
    if name == "0":
        return None
    if not name:
        name = "pdb.set_trace"
    module, _, function = name.rpartition(".")
    try:
        return getattr(__import__(module or "builtins", fromlist=[function]), function)
    except (ImportError, AttributeError):
        import warnings

        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning, stacklevel=0)
        return None
