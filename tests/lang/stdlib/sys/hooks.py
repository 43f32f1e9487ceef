import sys


class Out:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


out, sys.stdout = Out(), Out()
sys.displayhook(None)
sys.displayhook([1, 2])
shown, sys.stdout = sys.stdout.text, sys.__stdout__
print(repr(shown), _)
err, sys.stderr = sys.stderr, Out()
try:
    1 / 0
except ZeroDivisionError:
    sys.excepthook(*sys.exc_info())
shown, sys.stderr = sys.stderr.text, err
print(shown.splitlines()[0], shown.splitlines()[-1])
try:
    sys.exit("bye")
except SystemExit as e:
    print(e.code, e.args)
