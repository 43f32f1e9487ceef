# What SQL may call: see freehold_sqlite.c.
import json
import re


@sql_function
def slug(title):
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


@sql_function
def json_path(text, *path):
    value = json.loads(text)
    for step in path:
        value = value[step]
    return value if isinstance(value, (str, int, float, type(None))) else json.dumps(value)


@sql_aggregate
class median:
    def __init__(self):
        self.values = []

    def step(self, value):
        if value is not None:
            self.values.append(value)

    def final(self):
        values = sorted(self.values)
        n = len(values)
        if not n:
            return None
        return values[n // 2] if n % 2 else (values[n // 2 - 1] + values[n // 2]) / 2


@sql_table("position", "word")
def words(text):
    for match in re.finditer(r"\w+", text):
        yield match.start(), match.group()


@sql_table("n")
def first(count):
    yield from ((n,) for n in range(count))
