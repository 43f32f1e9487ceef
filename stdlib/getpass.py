"""Asking for a password, and who the user is."""
import os
import sys

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """Reads a line. The terminal's echo cannot be switched off in this version, which a warning says."""
    import warnings
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    out = sys.stderr if stream is None else stream
    print("Warning: Password input may be echoed.", file=out)
    out.write(prompt)
    out.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """The name of the user, from the environment."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    raise ModuleNotFoundError("No module named 'pwd'", name="pwd")
