"""What the command line makes of variables of the environment. The program in repl/ calls these functions by name; each
returns what is wrong, or None."""

import sys


@auto_memory
def set_streams(text):
    """PYTHONIOENCODING: ENCODING[:ERRORS] of the standard streams."""
    encoding, _, errors = text.partition(":")
    try:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            always = "backslashreplace" if stream is sys.stderr else None
            stream.reconfigure(encoding=encoding or None, errors=always or errors or "strict")
    except LookupError as error:
        return str(error)


@auto_memory
def set_path(text):
    """PYTHONPATH: folders before those of sys.path."""
    from posixpath import abspath
    sys.path[:0] = map(abspath, text.split(":"))
