# re.search with a compiled pattern over lines of a log.
import re

lines = [f"2023-04-{i % 28 + 1:02} 12:{i % 60:02}:07 host{i % 9} service[{i}]: {'error' if i % 7 == 0 else 'info'} code={i * 37 % 1000} "
         f"path=/a/b{i % 50}/c.html user=u{i}@example.com" for i in range(2000)]
code = re.compile(r"code=(\d+)")
error = re.compile(r"\berror\b|\bfatal\b")
mail = re.compile(r"([\w.]+)@([\w.]+)\.(com|org)")
line = re.compile(r"^(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+) (\S+) (\w+)\[(\d+)\]: (\w+) (.*)$")
total = 0
for _ in range(10):
    for s in lines:
        total += int(code.search(s)[1])
        if error.search(s):
            total += 1
        m = mail.search(s)
        total += m.end(1)
        total += len(line.match(s).groups())
print(total)
