# Where the text of eval() ends without a newline, what is missing there has no column, and no caret is shown
import sys
import traceback

for source in ("1 +", "x =", "a b", "1 +\n", "(1 +", "not", "lambda x", "x if y else", "\xe9 +", "1 + # c", "\n1 +", "def f", "for x in",
               "import", "x.", "if x: y\nelse", "x;y +", "a ==", "f(", "@x"):
    for mode in ("eval", "exec", "single"):
        try:
            compile(source, "<string>", mode)
        except SyntaxError as e:
            print(repr(source), mode, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
try:
    eval("1 +")
except SyntaxError as e:
    print(*traceback.format_exception_only(e), sep="", end="")
    sys.stdout.flush()
    sys.excepthook(type(e), e, None)
eval("x + 2 *")
