# A reader and a writer for nested data in a JSON-like notation: lists, maps, text with escapes, numbers, constants.
import sys


class Reader:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def skip_blanks(self):
        while self.position < len(self.text) and self.text[self.position] in " \n":
            self.position += 1

    def expect(self, sign):
        if self.text[self.position] != sign:
            raise ValueError("expected " + sign + " at " + str(self.position))
        self.position += 1

    def value(self):
        self.skip_blanks()
        letter = self.text[self.position]
        if letter == "{":
            return self.map()
        if letter == "[":
            return self.list()
        if letter == '"':
            return self.string()
        if letter == "t":
            self.position += 4
            return True
        if letter == "f":
            self.position += 5
            return False
        if letter == "n":
            self.position += 4
            return None
        return self.number()

    def map(self):
        result = {}
        self.position += 1
        self.skip_blanks()
        while self.text[self.position] != "}":
            key = self.string()
            self.skip_blanks()
            self.expect(":")
            result[key] = self.value()
            self.skip_blanks()
            if self.text[self.position] == ",":
                self.position += 1
                self.skip_blanks()
        self.position += 1
        return result

    def list(self):
        result = []
        self.position += 1
        self.skip_blanks()
        while self.text[self.position] != "]":
            result.append(self.value())
            self.skip_blanks()
            if self.text[self.position] == ",":
                self.position += 1
                self.skip_blanks()
        self.position += 1
        return result

    def string(self):
        self.expect('"')
        parts = []
        start = self.position
        while self.text[self.position] != '"':
            if self.text[self.position] == "\\":
                parts.append(self.text[start : self.position])
                escape = self.text[self.position + 1]
                parts.append("\n" if escape == "n" else escape)
                self.position += 2
                start = self.position
            else:
                self.position += 1
        parts.append(self.text[start : self.position])
        self.position += 1
        return "".join(parts)

    def number(self):
        start = self.position
        fraction = False
        while self.position < len(self.text) and self.text[self.position] in "0123456789.-":
            if self.text[self.position] == ".":
                fraction = True
            self.position += 1
        digits = self.text[start : self.position]
        return float(digits) if fraction else int(digits)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def write(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, dict):
        parts = []
        for key in sorted(value):
            parts.append(quote(key) + ": " + write(value[key]))
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([write(item) for item in value]) + "]"
    if isinstance(value, float):
        return "%.2f" % value
    return str(value)


def count_numbers(value):
    if isinstance(value, dict):
        total = 0
        for item in value.values():
            total += count_numbers(item)
        return total
    if isinstance(value, list):
        total = 0
        for item in value:
            total += count_numbers(item)
        return total
    return 1


SOURCE = """{"name": "pump station \\"north\\"", "active": true, "parts": [
  {"id": 17, "kind": "valve", "open": false, "tags": ["steel", "dn50"], "pressure": 12.5},
  {"id": 18, "kind": "meter", "open": null, "tags": [], "readings": [1, 2, 3, 5, 8, 13, 21, 34, -55]},
  {"id": 19, "kind": "pipe", "note": "line one\\nline two", "bends": [{"angle": 90.0}, {"angle": 45.5}]}
], "site": {"city": "Narvik", "zip": 8514, "gps": [68.44, 17.43]}}"""


def main(n):
    total = 0
    text = SOURCE
    for round in range(n):
        data = Reader(text).value()
        data["serial"] = round
        data["parts"][1]["readings"].append(round % 100)
        total += count_numbers(data)
        out = write(data)
        total += len(out)
        if round % 20 == 19:
            text = SOURCE
        else:
            text = out
    print("notation", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 7000)
