import logging


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for fmt, style in (("{levelname}:{message}", "{"), ("$levelname:${message}", "$"), ("%(message)s", "%"), ("x", "%"), ("x", "{"),
                   ("x", "$"), ("{a b}", "{"), ("${", "$"), ("$$", "$"), ("{message!x}", "{"), ("{message:>10}", "{"),
                   ("{message:>>>}", "{"), ("%(x)q", "%"), ("m", "!")):
    show(lambda: logging.Formatter(fmt, style=style)._fmt)
record = logging.LogRecord("n", 20, "/p/q.py", 7, "msg %s", ("a",), None)
print(record, record.getMessage(), record.module, record.filename)
print(logging.Formatter("{levelname}-{message:>8}", style="{").format(record))
print(logging.Formatter("$name $message", style="$").format(record))
print(logging.Formatter("%(message)s %(z)s", defaults={"z": 9}).format(record))
show(logging.Formatter("%(nope)s").format, record)
