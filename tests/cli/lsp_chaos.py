"""A session of an editor that is not to be trusted, made from a seed, and what must hold of the server's answers.

usage: lsp_chaos.py make SEED      the session, to standard output
       lsp_chaos.py judge SEED     reads the answers: every request is answered once and in order, every message is whole and
                                   valid, and a document that many edits have made has the diagnostics of the same text
                                   opened at once
"""
import json
import random
import sys

LINES = ["def f(n):", "    b = allocate(n)", "    free(b)", "    free(b)", "    return len(b)", "x = 'é\U0001f600' + str(1)", "",
         "if x:", "    pass", "# \U0001f600 comment", "    b = allocate(4)", ")", "class C:", "    b: owned(Buffer)", "\tx = 1"]
ENDS = ["\n", "\n", "\n", "\r\n", "\r"]
JUNK = ["{", "[1,2", "{}", "[]", "null", "{\"id\":1", "\"\\u12\"", "{\"method\":null,\"id\":5555}", "\x00\x01", "{\"id\":true,\"method\":[]}",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}]", "[" * 300, "{\"a\":" * 200]


def units(text):
    return len(text.encode("utf-16-le")) // 2


def split_lines(text):
    """As the protocol counts lines: they end with \\n, \\r\\n or \\r."""
    lines, start, i = [], 0, 0
    while i < len(text):
        if text[i] in "\r\n":
            i += 2 if text[i:i + 2] == "\r\n" else 1
            lines.append(text[start:i])
            start = i
        else:
            i += 1
    return lines + [text[start:]]


def offset(text, line, character):
    """The place that a position means: beyond a line's end is its end, within a character its start."""
    lines = split_lines(text)
    if line >= len(lines):
        return len(text)
    at, seen = sum(map(len, lines[:line])), 0
    for c in lines[line]:
        seen += units(c)
        if c in "\r\n" or seen > character:
            break
        at += 1
    return at


class Session:
    def __init__(self, seed):
        self.random, self.messages, self.pairs, self.requests = random.Random(seed), [], [], []
        self.texts = {}

    def send(self, message):
        self.messages.append(json.dumps(message, ensure_ascii=self.random.random() < 0.5))

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method, params):
        self.requests.append(len(self.requests) + 1)
        self.send({"jsonrpc": "2.0", "id": self.requests[-1], "method": method, "params": params})

    def text(self):
        return "".join(self.random.choice(LINES) + self.random.choice(ENDS) for _ in range(self.random.randrange(12)))

    def position(self):
        r = self.random
        return {"line": r.choice([0, 1, r.randrange(14), 2 ** 31 - 1]), "character": r.choice([0, r.randrange(25), 2 ** 31 - 1])}

    def open(self, uri, text):
        self.texts[uri] = text
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}})

    def edit(self, uri):
        changes = []
        for _ in range(self.random.randrange(1, 4)):
            start, end, new = self.position(), self.position(), self.text()[:self.random.randrange(30)]
            text = self.texts[uri]
            a, b = offset(text, **start), offset(text, **end)
            changes.append({"range": {"start": start, "end": end}, "text": new})
            if a <= b:
                self.texts[uri] = text[:a] + new + text[b:]
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes})

    def hostile(self):
        r, uri = self.random, self.random.choice(["file:///d0.py", "nowhere", "", "\x00", 7, None, {"uri": 1}])
        bad = r.choice([None, 3, "x", [], {}, {"line": -1}, {"start": None}, {"line": 1.5, "character": "a"}])
        kind = r.randrange(7)
        if kind == 0:
            self.messages.append(r.choice(JUNK))
        elif kind == 1:
            self.ask(r.choice(["textDocument/hover", "textDocument/codeAction", "no/such", "", "exit "]),
                     {"textDocument": {"uri": uri}, "position": bad, "range": bad})
        elif kind == 2:
            self.ask(r.choice(["textDocument/hover", "initialize", "textDocument/didOpen"]), bad)
        elif kind == 3:
            self.notify(r.choice(["textDocument/didChange", "textDocument/didSave", "textDocument/didClose", "$/cancelRequest"]),
                        {"textDocument": {"uri": uri if uri != "file:///d0.py" else "other"}, "contentChanges": bad})
        elif kind == 4:
            self.notify("textDocument/didOpen", {"textDocument": {"uri": uri if isinstance(uri, dict) else 1, "text": bad}})
        elif kind == 5:
            message = bytearray(json.dumps({"id": 9999, "method": "x", "params": {"a": [1, "\u00e9"]}}).encode())
            message[r.randrange(len(message))] = r.choice(b"\x00\xff\"{}[],:\\9")
            self.messages.append(bytes(message))
        else:
            self.notify("textDocument/didChange", {"textDocument": {"uri": "file:///d0.py"}, "contentChanges": [bad, {"range": bad, "text": 1}]})

    def run(self):
        self.ask("initialize", {"capabilities": {}})
        for i in range(3):
            self.open(f"file:///d{i}.py", self.text())
        for step in range(60):
            uri = f"file:///d{self.random.randrange(3)}.py"
            self.random.choice([lambda: self.edit(uri), self.hostile, lambda: self.ask("textDocument/codeAction", {
                "textDocument": {"uri": uri}, "range": {"start": self.position(), "end": self.position()}}),
                lambda: self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": self.position()})])()
        for i in range(3):
            self.notify("textDocument/didSave", {"textDocument": {"uri": f"file:///d{i}.py"}})
            self.open(f"file:///same{i}.py", self.texts[f"file:///d{i}.py"])
        self.ask("shutdown", None)
        self.ask("textDocument/hover", {"textDocument": {"uri": "file:///d0.py"}, "position": {"line": 0, "character": 0}})
        self.notify("exit", None)
        return self


def make(session):
    out = sys.stdout.buffer
    for message in session.messages:
        data = message if isinstance(message, bytes) else message.encode("utf-8", "surrogatepass")
        head = session.random.choice([b"Content-Length: %d\r\n\r\n", b"content-length:%d\r\nContent-Type: x\r\n\r\n",
                                      b"X: y\nContent-Length: %d\n\n"])
        out.write(head % len(data) + data)


def read_answers():
    data, at = sys.stdin.buffer.read(), 0
    while at < len(data):
        end = data.index(b"\r\n\r\n", at)
        length = int(data[at:end].removeprefix(b"Content-Length: "))
        at = end + 4 + length
        yield json.loads(data[end + 4:at].decode("utf-8"))


def judge(session):
    answered, diagnostics, faults = [], {}, []
    for answer in read_answers():
        if "method" in answer:
            diagnostics[answer["params"]["uri"]] = answer["params"]["diagnostics"]
        elif answer.get("id") in session.requests and answer["id"] not in answered:
            answered.append(answer["id"])
        elif "error" not in answer:
            faults.append(f"an answer to nothing that was asked: {str(answer)[:80]}")
    if answered != session.requests:
        faults.append(f"answered {answered}, asked {session.requests}")
    for i in range(3):
        a, b = diagnostics[f"file:///d{i}.py"], diagnostics[f"file:///same{i}.py"]
        if json.dumps(a).replace("/d", "/same") != json.dumps(b):
            faults.append(f"d{i}: {a} and {b} of {session.texts[f'file:///d{i}.py']!r}")
    for fault in faults:
        print(fault)
    print(f"{len(answered)} answers, {len(faults)} faults")


chaos = Session(int(sys.argv[2])).run()
make(chaos) if sys.argv[1] == "make" else judge(chaos)
