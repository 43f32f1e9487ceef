"""An arena per request: everything a handler makes ends with the request, at once and without a collector.

The handlers below are ordinary code. Only `handle` is decorated; what it returns, and what it puts into the cache outside,
is moved out of its arena, and the rest of the request is gone when it returns. The heap stays as it was.
"""

import json

cache = {}


def parse(text):
    head, _, body = text.partition("\n\n")
    method, path, *lines = head.split("\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return {"method": method, "path": path, "headers": headers, "body": json.loads(body) if body else None}


def route(request):
    parts = [part for part in request["path"].split("/") if part]
    if parts[:1] == ["sum"]:
        return {"sum": sum(request["body"]["numbers"])}
    if parts[:1] == ["user"]:
        user = parts[1]
        if user not in cache:
            cache[user] = {"name": user.title(), "visits": 0}
        cache[user]["visits"] += 1
        return cache[user]
    return {"error": "no such path: " + request["path"]}


@arena_memory
def handle(text):
    request = parse(text)
    reply = json.dumps(route(request), sort_keys=True)
    return f"200 OK\n{len(reply)}\n{reply}"


def requests(n):
    for i in range(n):
        if i % 3 == 0:
            body = json.dumps({"numbers": list(range(i % 50))})
            yield f"POST\n/sum\nhost: example\n\n{body}"
        elif i % 3 == 1:
            yield f"GET\n/user/u{i % 7}\nhost: example\naccept: text"
        else:
            yield "GET\n/nowhere\nhost: example"


def serve(n):
    size = 0
    for text in requests(n):
        size += len(handle(text))
    return size


size = serve(3000)
before = memory_stats()
size += serve(6000)
after = memory_stats()

print(handle("GET\n/user/u1\nhost: example"))
print(f"{size} characters sent, {len(cache)} users in the cache, {sum(u['visits'] for u in cache.values())} visits")
grown = after["automatic_bytes"] - before["automatic_bytes"]
print("memory after 6000 more requests:", "flat" if grown < 64 * 1024 else f"{grown} bytes more")
print("arenas left:", after["arena_count"])
