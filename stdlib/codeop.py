"""Source that may not be complete yet."""
import warnings as _warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

PyCF_DONT_IMPLY_DEDENT, PyCF_ALLOW_INCOMPLETE_INPUT = 0x200, 0x4000


def _maybe_compile(compiler, source, filename, symbol):
    """The code, or None where more lines may make it complete."""
    for line in source.split("\n"):
        line = line.strip()
        if line and line[0] != "#":
            break
    else:
        if symbol != "eval":
            source = "pass"
    with _warnings.catch_warnings():
        _warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol)
        except SyntaxError:
            try:
                compiler(source + "\n", filename, symbol)
                return None
            except SyntaxError as e:
                if "incomplete input" in str(e) and not _ends_amiss(source, filename, symbol):
                    return None
    return compiler(source, filename, symbol, incomplete_input=False)


def _ends_amiss(source, filename, symbol):
    """Whether its last line ends where no line may, as after an operator: no line more helps."""
    try:
        compile(source + "\n", filename, symbol)
    except SyntaxError as e:
        return e.msg == "invalid syntax" and not source.splitlines()[-1].lstrip().startswith("@")
    return False


class Compile:
    """compile() that keeps the features that a source has imported from __future__."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, **kwargs):
        import __future__
        flags = self.flags
        if kwargs.get("incomplete_input", True) is False:
            flags &= ~(PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT)
        code = compile(source, filename, symbol, flags, True)
        for name in __future__.all_feature_names:
            feature = getattr(__future__, name)
            if code.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return code


class CommandCompiler:
    """compile_command() that keeps those features."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol)


def compile_command(source, filename="<input>", symbol="single"):
    return _maybe_compile(Compile(), source, filename, symbol)
