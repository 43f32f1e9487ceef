# What the server runs for each request. It is read again whenever this file changes; a version that does not compile, or has
# no handle, leaves the one before in force.
import json
import re

VERSION = 1
ROUTES = []


def route(pattern):
    def mark(f):
        ROUTES.append((re.compile(pattern), f))
        return f
    return mark


@route(r"/hello/(\w+)")
def hello(request, name):
    return 200, f"hello, {name} (version {VERSION})"


@route(r"/sum")
def total(request):
    numbers = json.loads(request["body"])
    return 200, json.dumps({"sum": sum(numbers), "mean": sum(numbers) / len(numbers)})


@route(r"/spin")
def spin(request):
    while True:  # the fuel of a request ends it
        try:
            while True:
                pass
        except BaseException:
            pass


@route(r"/hog")
def hog(request):
    rows = []
    while True:  # the memory limit of the VM ends it
        rows.append("x" * 100_000)


@arena_memory  # whatever a request makes goes when it ends, but for what it returns
def handle(method, path, body):
    request = {"method": method, "path": path, "body": body}
    for pattern, function in ROUTES:
        match = pattern.fullmatch(path)
        if match:
            return function(request, *match.groups())
    return 404, f"no such page: {path}"
