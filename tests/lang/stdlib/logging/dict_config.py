"""Set up from a dict."""
import logging, logging.config, logging.handlers, io, sys, queue
buf=io.StringIO()
class F(logging.Filter):
    def __init__(self, word): self.word=word
    def filter(self, r): return self.word not in r.getMessage()
logging.getLogger("old")
logging.config.dictConfig({"version":1,"formatters":{"a":{"format":"{levelname}:{name}:{message}","style":"{"},"b":{"format":"%(message)s|%(lineno)d"}},
 "filters":{"f":{"()":F,"word":"secret"}},
 "handlers":{"con":{"class":"logging.StreamHandler","formatter":"a","stream":"ext://sys.stdout","level":"INFO","filters":["f"]},"buf":{"class":"logging.StreamHandler","formatter":"b","stream":buf},"mem":{"class":"logging.handlers.MemoryHandler","capacity":2,"target":"con"}},
 "loggers":{"app":{"level":"DEBUG","handlers":["con","buf"],"propagate":False},"app.sub":{"level":"ERROR"}},"root":{"level":"WARNING","handlers":["con"]}})
l=logging.getLogger("app"); l.debug("d"); l.info("i"); l.warning("a secret"); logging.getLogger("app.sub").warning("no"); logging.getLogger("app.sub").error("yes"); logging.getLogger("x").info("no"); logging.getLogger("x").warning("root"); logging.getLogger("old").error("disabled")
print(buf.getvalue(), logging.getLogger("old").disabled, l.handlers[0].name)
for bad in ({}, {"version":2}, {"version":1,"handlers":{"h":{"class":"no.such"}}}, {"version":1,"root":{"handlers":["zz"]}}, {"version":1,"loggers":{"q":{"level":"BAD"}}}):
    try: logging.config.dictConfig(bad)
    except Exception as e: print(type(e).__name__, e, "|", repr(e.__cause__))
