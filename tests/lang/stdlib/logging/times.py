import logging
import time
record = logging.LogRecord("n", 20, "q.py", 7, "text", (), None)
record.created, record.msecs = 1000000000.25, 250.0
for args in (("%(asctime)s|%(message)s",), ("%(asctime)s|%(message)s", "%d/%m/%y"), ("%(message)s",)):
    f = logging.Formatter(*args)
    f.converter = time.gmtime
    print(f.format(record), f.usesTime())
f = logging.Formatter("{asctime}", style="{")
f.converter = time.gmtime
f.default_msec_format = None
print(f.format(record))
