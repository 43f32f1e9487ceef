"""Reads the C sources under a directory and prints what they are made of.

    ./build.sh run examples/sourcestats.py vm

A C file is cut into tokens, the tokens say where functions begin and end, and the #include lines make a graph. There is
no C parser here: a function is "name ( ... ) {" outside of any brace, which is how people write them.
"""

import os
import sys

KEYWORDS = frozenset(
    """auto break case char const continue default do double else enum extern float for goto if inline int long register
    restrict return short signed sizeof static struct switch typedef union unsigned void volatile while _Bool _Noreturn
    _Static_assert bool""".split()
)
LONG_FUNCTION = 60


class Tally(dict):
    """Counts things: a key that was never counted has been seen zero times."""

    def __missing__(self, key):
        return 0

    def most_common(self, count):
        return sorted(self.items(), key=lambda item: (-item[1], item[0]))[:count]


class Token:
    """kind is one of: name number text punctuation directive comment."""

    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line

    @property
    def last_line(self):
        return self.line + self.text.count("\n")

    def __repr__(self):
        return f"<{self.kind} {self.text!r} line {self.line}>"


def end_of_quote(text, start):
    """Where the string or character constant that begins at start ends."""
    quote = text[start]
    at = start + 1
    while at < len(text) and text[at] not in (quote, "\n"):
        at += 2 if text[at] == "\\" else 1
    return at + 1


def end_of_directive(text, start):
    """A directive ends with its line, unless the line ends with a backslash."""
    at = text.find("\n", start)
    while at > 0 and text[at - 1] == "\\":
        at = text.find("\n", at + 1)
    return len(text) if at < 0 else at


def end_of_word(text, start):
    at = start
    while at < len(text) and (text[at].isalnum() or text[at] == "_"):
        at += 1
    return at


def find_or_end(text, what, start):
    at = text.find(what, start)
    return len(text) if at < 0 else at + len(what)


def tokens(text):
    """Yields every token of a C source, comments included, blanks left out."""
    at, line, line_is_empty = 0, 1, True
    while at < len(text):
        char = text[at]
        if char.isspace():
            if char == "\n":
                line += 1
                line_is_empty = True
            at += 1
            continue
        if char == "/" and text.startswith("/*", at):
            kind, end = "comment", find_or_end(text, "*/", at + 2)
        elif char == "/" and text.startswith("//", at):
            kind, end = "comment", find_or_end(text, "\n", at) - 1
        elif char == "#" and line_is_empty:
            kind, end = "directive", end_of_directive(text, at)
        elif char in "\"'":
            kind, end = "text", end_of_quote(text, at)
        elif char.isalpha() or char == "_":
            kind, end = "name", end_of_word(text, at)
        elif char.isdigit():
            kind, end = "number", end_of_word(text, at)
        else:
            kind, end = "punctuation", at + 1
        end = max(end, at + 1)
        token = Token(kind, text[at:end], line)
        yield token
        line_is_empty = False
        line = token.last_line
        at = end


class Function:
    def __init__(self, name, path, first, last):
        self.name = name
        self.path = path
        self.first = first
        self.last = last

    @property
    def lines(self):
        return self.last - self.first + 1

    def __lt__(self, other):
        """Longer functions sort first, equal ones by place."""
        return (-self.lines, self.path, self.first) < (-other.lines, other.path, other.first)


def functions(stream, path):
    """Yields the functions that a stream of tokens (no comments, no directives) defines."""
    braces = parentheses = 0
    name = start = previous = None
    for token in stream:
        match token.text:
            case "(":
                outside = parentheses == braces == 0 and previous is not None
                if outside and previous.kind == "name" and previous.text != "__attribute__":
                    name, start = previous.text, previous.line
                parentheses += 1
            case ")":
                parentheses -= 1
            case "{" if braces == 0 and previous is not None and previous.kind == "text":
                pass  # extern "C" {
            case "{":
                if braces == 0 and (previous is None or previous.text != ")"):
                    name = None
                braces += 1
            case "}" if braces > 0:
                braces -= 1
                if braces == 0 and name is not None:
                    yield Function(name, path, start, token.line)
                    name = None
            case ";" | "=" if braces == 0:
                name = None
        previous = token


class Source:
    """One file: its lines by kind, its functions, its includes and the names that it uses."""

    def __init__(self, path, text):
        self.path = path
        self.lines = text.count("\n")
        self.includes = []
        self.names = Tally()
        code_lines, comment_lines = set(), set()
        code = []
        for token in tokens(text):
            if token.kind == "comment":
                comment_lines.update(range(token.line, token.last_line + 1))
                continue
            code_lines.update(range(token.line, token.last_line + 1))
            if token.kind == "directive":
                self.note_include(token.text)
                continue
            code.append(token)
            if token.kind == "name" and token.text not in KEYWORDS:
                self.names[token.text] += 1
        self.code = len(code_lines)
        self.comments = len(comment_lines - code_lines)
        self.functions = list(functions(code, path))

    def note_include(self, directive):
        words = directive.replace("#", "# ", 1).split()
        if words[1:2] == ["include"] and len(words) > 2 and words[2].startswith('"'):
            self.includes.append(words[2].strip('"'))

    @property
    def folder(self):
        return os.path.dirname(self.path)


class Project:
    """All sources under one directory, by path."""

    def __init__(self, root):
        self.root = root
        self.sources = {}
        self.unreadable = []
        for path in self.paths():
            try:
                with open(path, encoding="utf-8") as file:
                    self.sources[path] = Source(path, file.read())
            except (OSError, UnicodeDecodeError) as error:
                self.unreadable.append((path, type(error).__name__))
        self.edges = {path: list(self.resolve(source)) for path, source in self.sources.items()}

    def paths(self):
        for folder, folders, files in os.walk(self.root):
            folders.sort()
            for name in sorted(files):
                if os.path.splitext(name)[1] in (".c", ".h"):
                    yield os.path.join(folder, name)

    def resolve(self, source):
        """Yields the sources of this project that a source includes: beside it, under the root, or under vm/include."""
        for name in source.includes:
            for folder in (source.folder, self.root, os.path.join(self.root, "include")):
                path = os.path.join(folder, name)
                if path in self.sources:
                    yield path
                    break

    def all_functions(self):
        for source in self.sources.values():
            yield from source.functions

    def deepest_include(self):
        """The longest chain of includes, as a list of paths; a cycle counts once."""
        best = {}

        def chain(path, above):
            if path in above:
                return []
            if path not in best:
                tails = [chain(edge, above | {path}) for edge in self.edges[path]]
                best[path] = [path] + max(tails, key=len, default=[])
            return best[path]

        return max((chain(path, frozenset()) for path in self.edges), key=len, default=[])


class Table:
    """Columns that line up: text to the left, numbers to the right."""

    def __init__(self, *titles):
        self.rows = [titles]
        self.numeric = [False] * len(titles)

    def add(self, *cells):
        self.rows.append(tuple(f"{cell:,}" if isinstance(cell, int) else cell for cell in cells))
        self.numeric = [isinstance(cell, int) for cell in cells]

    def __str__(self):
        widths = [max(len(cell) for cell in column) for column in zip(*self.rows)]
        lines = []
        for row in self.rows:
            cells = (f"{cell:{'>' if right else '<'}{width}}" for cell, width, right in zip(row, widths, self.numeric))
            lines.append("  " + "  ".join(cells).rstrip())
        return "\n".join(lines)


def heading(text):
    print(f"\n{text}\n{'-' * len(text)}")


def report(project):
    sources = list(project.sources.values())
    lines = sum(source.lines for source in sources)
    code = sum(source.code for source in sources)
    comments = sum(source.comments for source in sources)
    print(f"{project.root}: {len(sources):,} files, {lines:,} lines: {code:,} of code, {comments:,} of comment", end="")
    print(f" ({comments / max(lines, 1):.1%}), {lines - code - comments:,} empty")

    heading("By folder")
    table = Table("folder", "files", "lines", "code", "functions")
    for folder in sorted({source.folder for source in sources}):
        inside = [source for source in sources if source.folder == folder]
        totals = (sum(counts) for counts in zip(*((s.lines, s.code, len(s.functions)) for s in inside)))
        table.add(folder, len(inside), *totals)
    print(table)

    found = sorted(project.all_functions())
    if found:
        heading("Functions")
        lengths = [function.lines for function in found]
        long = sum(length > LONG_FUNCTION for length in lengths)
        print(f"  {len(found):,} functions, {sum(lengths) / len(found):.1f} lines on average,", end=" ")
        print(f"{lengths[len(lengths) // 2]} in the middle, {long} over {LONG_FUNCTION}")
        table = Table("longest", "lines", "place")
        for function in found[:8]:
            table.add(function.name, function.lines, f"{function.path}:{function.first}")
        print(table)

    heading("Includes")
    chain = project.deepest_include()
    print(f"  {sum(map(len, project.edges.values())):,} edges, depth {len(chain)}:")
    for depth, path in enumerate(chain):
        print(f"    {'  ' * depth}{path}")
    included = Tally()
    for edges in project.edges.values():
        for path in edges:
            included[path] += 1
    for path, count in included.most_common(5):
        print(f"  {count:5,} x {path}")

    heading("Most used names")
    names = Tally()
    for source in sources:
        for name, count in source.names.items():
            names[name] += count
    most = names.most_common(15)
    width = max((len(name) for name, _ in most), default=0)
    for name, count in most:
        print(f"  {name:<{width}} {count:7,} {'#' * (count * 40 // most[0][1])}")

    for path, why in project.unreadable:
        print(f"\nnot read: {path} ({why})")


def main(arguments):
    if len(arguments) != 2:
        print(f"usage: {os.path.basename(arguments[0])} DIRECTORY", file=sys.stderr)
        return 2
    if not os.path.isdir(arguments[1]):
        print(f"{arguments[1]}: not a directory", file=sys.stderr)
        return 1
    report(Project(arguments[1].rstrip(os.sep) or os.sep))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
