"""Requests: headers into a dict, a query into pairs, a reply out of a template."""

REQUESTS = [f"GET /items/{i}?page={i % 9}&size=20&sort=name HTTP/1.1\nHost: example.org\nAccept: text/html\nUser: u{i % 31}\n"
            f"Cookie: a={i}; b={i * 7}; c=xyz" for i in range(400)]


class Request:
    def __init__(self, text):
        first, *lines = text.split("\n")
        self.method, target, self.version = first.split(" ")
        self.path, _, query = target.partition("?")
        self.query = dict(pair.split("=") for pair in query.split("&"))
        self.headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        self.cookies = dict(part.split("=", 1) for part in self.headers["cookie"].split("; "))


def reply(request):
    rows = [{"id": i, "name": f"{request.path}/{i}", "user": request.headers["user"]} for i in range(int(request.query["page"]) + 3)]
    body = "".join("<li>{id}: {name} ({user})</li>".format(**row) for row in rows)
    return f"{request.version} 200 OK\n\n<ul>{body}</ul>"


def work(n):
    size = 0
    for text in REQUESTS:
        request = Request(text)
        size += len(reply(request))
    return size


class ManualRequest:
    def __init__(self, text):
        first, *lines = text.split("\n")
        self.method, target, self.version = first.split(" ")
        self.path, _, query = target.partition("?")
        pairs = query.split("&")
        self.query = dict(pair.split("=") for pair in pairs)
        parts = [line.split(": ", 1) for line in lines]
        self.headers = {part[0].lower(): part[1] for part in parts}
        cookies = self.headers["cookie"].split("; ")
        self.cookies = dict(part.split("=", 1) for part in cookies)
        free(first)
        free(target)
        free(query)
        free(pairs, deep=True)
        free(parts, deep=True)
        free(cookies, deep=True)
        free(lines, deep=True)


def reply_manual(request):
    rows = [{"id": i, "name": f"{request.path}/{i}", "user": request.headers["user"]} for i in range(int(request.query["page"]) + 3)]
    body = "".join("<li>{id}: {name} ({user})</li>".format(**row) for row in rows)
    result = f"{request.version} 200 OK\n\n<ul>{body}</ul>"
    free(rows, deep=True)
    free(body)
    return result


def manual(n):
    size = 0
    for text in REQUESTS:
        request = ManualRequest(text)
        answer = reply_manual(request)
        size += len(answer)
        free(answer)
        free(request, deep=True)
    return size


SIZE, ROUNDS = 0, 12
