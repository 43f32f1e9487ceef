"""A small router: every request is handled in an arena, its response body is a manual buffer."""

from functools import wraps

ROUTES = {}


class HttpError(Exception):
    def __init__(self, status, reason):
        super().__init__(reason)
        self.status = status
        self.reason = reason


def route(path, method="GET"):
    def register(handler):
        ROUTES[method, path] = handler
        return handler

    return register


def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        try:
            result = function(*args, **kwargs)
        except HttpError as error:
            LOG.append((function.__name__, error.status))
            raise
        LOG.append((function.__name__, 200))
        return result

    return wrapper


LOG = []


class Request:
    def __init__(self, line, headers=(), body=b""):
        self.method, self.path = line.split(" ", 1)
        self.path, _, query = self.path.partition("?")
        self.query = dict(part.split("=", 1) for part in query.split("&") if part)
        self.headers = dict(headers)
        self.body = body


class Response:
    body: owned(Buffer)

    def __init__(self, status, body: owned(Buffer)):
        self.status = status
        self.body = body

    def text(self):
        return bytes(self.body).decode()

    def close(self):
        free(self.body)


def body_of(text) -> owned(Buffer):
    raw = text.encode()
    body = allocate(max(len(raw), 1))
    body.copy_from(raw)
    return body


@route("/hello")
@logged
def hello(request):
    name = request.query.get("name", "nobody")
    return f"hello {name}"


@route("/sum", "POST")
@logged
def total(request):
    try:
        return str(sum(int(field) for field in request.body.split(b",")))
    except ValueError:
        raise HttpError(400, "not numbers") from None


@route("/histogram", "POST")
@logged
def histogram(request):
    with allocate(256) as counts:
        for byte in request.body:
            if counts[byte] < 255:
                counts[byte] += 1
        top = max(range(256), key=lambda byte: counts[byte])
        return f"{chr(top)!r}: {counts[top]}"


@arena_memory
def dispatch(request):
    handler = ROUTES.get((request.method, request.path))
    if handler is None:
        known = [method for method, path in ROUTES if path == request.path]
        if known:
            raise HttpError(405, f"use {known[0]}")
        raise HttpError(404, f"no {request.path}")
    return handler(request)


def respond(line, body=b"") -> owned(Response):
    request = Request(line, body=body)
    try:
        status, text = 200, dispatch(request)
    except HttpError as error:
        status, text = error.status, error.reason
    return Response(status, body_of(text))


def serve(requests):
    for line, *rest in requests:
        response = respond(line, *rest)
        try:
            yield response.status, response.text()
        finally:
            response.close()


class Batch:
    """Keeps the last responses for a status page."""

    def __init__(self, size):
        self.size = size
        self.kept = []

    def keep(self, response: owned(Response)):
        self.kept.append(response)
        if len(self.kept) > self.size:
            oldest = self.kept.pop(0)
            oldest.close()

    def summary(self):
        return [f"{r.status} {len(r.body)}" for r in self.kept]

    def close(self):
        while self.kept:
            self.kept.pop().close()


def main():
    requests = [
        ("GET /hello?name=ada",),
        ("GET /hello",),
        ("POST /sum", b"1,2,3"),
        ("POST /sum", b"1,x"),
        ("GET /sum",),
        ("POST /histogram", b"hello world"),
        ("GET /nowhere",),
    ]
    for status, text in serve(requests):
        print(status, text)
    batch = Batch(2)
    try:
        for line, *rest in requests:
            batch.keep(respond(line, *rest))
        print(batch.summary())
    finally:
        batch.close()
    print(LOG[:3], len(LOG))


main()
