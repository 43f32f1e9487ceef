import sys
class Out:
    text = ""
    def write(self, s): self.text += s
    def flush(self): pass
async def f(): pass
sys.stderr = out = Out()
f()
sys.stderr = sys.__stderr__
print(out.text.split("\n")[0].split(": ", 1)[1])
