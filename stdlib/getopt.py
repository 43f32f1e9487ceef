"""Options of a command line, in the style of the C function getopt()."""
import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option that is unknown or lacks its argument."""

    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """([(option, value)], rest): options up to the first argument that is none."""
    found, longopts = [], [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        take = _take_long if args[0].startswith("--") else _take_short
        args = take(found, args[0], longopts if take is _take_long else shortopts, args[1:])
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same with options also behind and between the arguments."""
    found, rest, longopts = [], [], [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0].startswith("--"):
            args = _take_long(found, args[0], longopts, args[1:])
        elif args[0].startswith("-") and args[0] != "-":
            args = _take_short(found, args[0], shortopts, args[1:])
        elif in_order:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return found, rest


def _take_long(found, arg, longopts, rest):
    option, equals, value = arg[2:].partition("=")
    value = value if equals else None
    possible = [name for name in longopts if name.startswith(option)]
    if not possible:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in possible:
        takes = False
    elif option + "=" in possible:
        takes = True
    elif len(possible) > 1:
        raise GetoptError(f"option --{option} not a unique prefix", option)
    else:
        takes, option = possible[0].endswith("="), possible[0].removesuffix("=")
    if takes and value is None:
        if not rest:
            raise GetoptError(f"option --{option} requires argument", option)
        value, rest = rest[0], rest[1:]
    elif not takes and value is not None:
        raise GetoptError(f"option --{option} must not have an argument", option)
    found.append(("--" + option, value or ""))
    return rest


def _take_short(found, arg, shortopts, rest):
    letters = arg[1:]
    while letters:
        option, letters = letters[0], letters[1:]
        at = shortopts.find(option)
        if at < 0 or option == ":":
            raise GetoptError(f"option -{option} not recognized", option)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters:
                if not rest:
                    raise GetoptError(f"option -{option} requires argument", option)
                letters, rest = rest[0], rest[1:]
            value, letters = letters, ""
        found.append(("-" + option, value))
    return rest
