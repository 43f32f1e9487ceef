"""Joins all of Freehold's C sources into one file, freehold.c, which compiles with nothing but libc, libutf8proc and
freehold.h:  freehold run vm/api/amalgamate.py OUT GENERATED.c...

Each .c file follows what it includes; a header stands where it is first wanted. In the tree, names that one file alone uses
are bare (style: `grow` in list.c), so here such a name gets its file's name in front. The C preprocessor does it where it
can (`#define grow objects_list_grow` before the file, `#undef` after it): names that a macro turns into text or pastes stay
as they are. Names that are also members somewhere in their file are changed token by token instead.
"""
import os
import re
import sys
import tempfile

TOKEN = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
                   r"""|[A-Za-z_]\w*|\d[\w.]*|->|\.\.\.|##|\s+|.""", re.S)
WORD = re.compile(r"[A-Za-z_]\w*")
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", re.M)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">].*$')
LINE_MARK = re.compile(r'# \d+ "([^"]*)"')
DEFINE = re.compile(r"#\s*define\s+(\w+)")
NOT_NAMES = frozenset("""static const inline void char short int long unsigned signed float double struct union enum typedef
    extern volatile restrict register if else for while do switch case default return sizeof goto break continue _Noreturn
    _Static_assert __attribute__ _Alignas _Atomic _Bool _Alignof""".split())
# Compilation of the interpreter: gcc merges the tails of its dispatch sequences unless told not to.
GCC = "defined(__GNUC__) && !defined(__clang__)"
PRAGMAS = {"vm/runtime/interpreter.c": '#pragma GCC optimize("no-gcse", "no-crossjumping")'}


def fail(message):
    print("amalgamate:", message, file=sys.stderr)
    raise SystemExit(1)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def without_directives(text):
    return DIRECTIVE.sub("", text)


def tokens_of(text):
    """The tokens that mean something, without comments and white space."""
    return [t for t in TOKEN.findall(text) if not (t.isspace() or t.startswith(("/*", "//")))]


def declarations(tokens):
    """Cuts a file into declarations at file scope: lists of tokens, a function's body left out, other braces kept."""
    found, now, depth, round_, i = [], [], 0, 0, 0
    in_function = False
    for i, t in enumerate(tokens):
        if t == "(":
            round_ += 1
        elif t == ")":
            round_ -= 1
        elif t == "{":
            if depth == 0 and round_ == 0:
                in_function = bool(now) and now[-1] == ")" and "=" not in now
            depth += 1
        elif t == "}":
            depth -= 1
            if depth == 0 and in_function:
                found.append(now)
                now, in_function = [], False
                continue
        if in_function:
            continue
        if t == ";" and depth == 0 and round_ == 0:
            found.append(now)
            now = []
            continue
        now.append(t)
    return found


def outside(tokens, open_="{", close="}"):
    """The tokens that stand in no braces."""
    depth, out = 0, []
    for t in tokens:
        if t == close:
            depth -= 1
        if depth == 0:
            out.append(t)
        if t == open_:
            depth += 1
    return out


def type_names(tokens):
    """Tags and enum constants that a declaration brings."""
    names, i = [], 0
    while i < len(tokens):
        if tokens[i] in ("struct", "union", "enum") and i + 1 < len(tokens):
            kind, j = tokens[i], i + 1
            if WORD.fullmatch(tokens[j]):
                j += 1
                if j < len(tokens) and tokens[j] == "{":
                    names.append(tokens[j - 1])
            if kind == "enum" and j < len(tokens) and tokens[j] == "{":
                depth, expects = 0, True
                for t in tokens[j + 1:]:
                    if t in "([{":
                        depth += 1
                    elif t in ")]}":
                        if depth == 0:
                            break
                        depth -= 1
                    elif depth == 0 and t == ",":
                        expects = True
                    elif expects and depth == 0 and WORD.fullmatch(t):
                        names.append(t)
                        expects = False
        i += 1
    return names


def declared(tokens):
    """The names of the variables, the function or the type that a static or typedef declaration declares."""
    flat = [t for t in outside(tokens) if t not in ("{", "}")]
    while "__attribute__" in flat:
        i = flat.index("__attribute__")
        depth, j = 0, i + 1
        while j < len(flat):
            depth += (flat[j] == "(") - (flat[j] == ")")
            j += 1
            if depth == 0:
                break
        del flat[i:j]
    for i, t in enumerate(flat):  # static T (*name)(...), typedef T (*name)(...)
        if t == "(" and i + 2 < len(flat) and flat[i + 1] == "*":
            return [u for u in flat[i + 2:i + 4] if WORD.fullmatch(u) and u not in NOT_NAMES][:1]
        if t == "(" or t == "=":
            break
    names, depth, skipping = [], 0, False
    for i, t in enumerate(flat):
        following = flat[i + 1] if i + 1 < len(flat) else ";"
        if t in "([":
            depth += 1
        elif t in ")]":
            depth -= 1
        elif depth == 0 and t == "=":
            skipping = True
        elif depth == 0 and t == ",":
            skipping = False
        elif depth == 0 and not skipping and WORD.fullmatch(t) and t not in NOT_NAMES and following in ("(", "[", "=", ",", ";"):
            names.append(t)
            if following == "(":
                break
    return names


def preprocessed(root, path, compiler):
    """A .c file as its compiler sees it, without what comes from guarded headers, so that names that macros make show."""
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, "preprocessed")
        if os.system(f"cd '{root}' && {compiler} -E -std=c11 -D_GNU_SOURCE -Ivm -Ivm/include -I. {path} >'{result}'"):
            fail(f"{compiler} cannot read {path}")
        text = read(result)
    out, wanted = [], False
    for line in text.split("\n"):
        mark = LINE_MARK.match(line)
        if mark:
            name = mark.group(1)
            wanted = name == path or (name.endswith(("_tables.h", "_table.h", "_list.h")) and not name.startswith("/"))
        elif wanted:
            out.append(line)
    return "\n".join(out)


def own_names(text):
    """All names that a preprocessed .c file declares for itself alone."""
    names = set()
    for tokens in declarations(tokens_of(without_directives(text))):
        if not tokens or tokens[0] == "_Static_assert":
            continue
        names.update(type_names(tokens))
        if "static" in tokens[:2] or tokens[0] == "typedef":
            names.update(declared(tokens))
    return names


def member_names(text):
    """Words that stand behind . or ->, or are declared in a struct: they are looked up in another name space."""
    tokens = tokens_of(text)
    names, braces = set(), []
    for i, t in enumerate(tokens):
        before = tokens[i - 1] if i else ""
        if t == "{":
            kind = tokens[i - 1] if i and tokens[i - 1] in ("struct", "union") else tokens[i - 2] if i > 1 else ""
            braces.append(kind in ("struct", "union"))
        elif t == "}" and braces:
            braces.pop()
        elif WORD.fullmatch(t):
            following = tokens[i + 1] if i + 1 < len(tokens) else ""
            if before in (".", "->"):
                names.add(t)
            elif braces and braces[-1] and is_member(before, following):
                names.add(t)
    return names


def is_member(before, following):
    return following in (";", ",", "[", ":") or (following == ")" and before == "*")


def rename_tokens(text, names):
    """Changes names in the text but for members."""
    out, braces, words = [], [], []
    pieces = TOKEN.findall(text)
    solid = [i for i, t in enumerate(pieces) if not (t.isspace() or t.startswith(("/*", "//")))]
    next_of = dict(zip(solid, solid[1:]))
    for i, t in enumerate(pieces):
        if t.isspace() or t.startswith(("/*", "//")):
            out.append(t)
            continue
        before = words[-1] if words else ""
        if t == "{":
            kind = before if before in ("struct", "union") else words[-2] if len(words) > 1 else ""
            braces.append(kind in ("struct", "union"))
        elif t == "}" and braces:
            braces.pop()
        elif t in names:
            following = pieces[next_of[i]] if i in next_of else ""
            if not (before in (".", "->") or (braces and braces[-1] and is_member(before, following))):
                out.append(names[t])
                words.append(t)
                continue
        out.append(t)
        words.append(t)
    return "".join(out)


def macros_of(text):
    """The macros that a text defines."""
    return sorted(set(DEFINE.findall("\n".join(DIRECTIVE.findall(text)))))


class Amalgamation:
    def __init__(self, root, header_macros):
        self.header_macros = header_macros
        self.root = root
        self.out = []
        self.headers = {}  # path: text
        self.emitted = set()
        self.system = []

    def find(self, name, user):
        """The file that `#include "name"` in `user` means."""
        for folder in (os.path.dirname(user), "vm", "vm/include", "."):
            path = os.path.normpath(os.path.join(folder, name))
            if os.path.exists(os.path.join(self.root, path)):
                return path
        fail(f"{user} includes {name}, which is not there")

    def expand(self, path, text):
        """The text with each include replaced by the header, or by nothing if that stands above."""
        lines = []
        for line in text.split("\n"):
            found = INCLUDE.match(line)
            if not found:
                lines.append(line)
                continue
            kind, name = found.groups()
            if kind == "<":
                if name == "freehold.h":
                    continue
                if name not in self.system:
                    self.system.append(name)
                continue
            header = self.find(name, path)
            if header == "vm/include/freehold.h":
                continue
            body = self.header(header)
            if self.guarded(header):
                if header in self.emitted:
                    continue
                self.emitted.add(header)
            lines.append(self.expand(header, body))
        return "\n".join(lines)

    def header(self, path):
        if path not in self.headers:
            self.headers[path] = read(os.path.join(self.root, path))
        return self.headers[path]

    def is_table(self, path, line):
        """Whether the line includes a header that is meant to stand in its place, each time."""
        found = INCLUDE.match(line)
        return bool(found) and found.group(1) == '"' and not self.guarded(self.find(found.group(2), path))

    def guarded(self, header):
        return header == "vm/include/freehold.h" or "#ifndef FH_" in self.header(header)

    def add(self, path, text, own, prefix):
        head, body = split(text)
        tables = [line for line in head.split("\n") if self.is_table(path, line)]
        head = self.expand(path, "\n".join(line for line in head.split("\n") if line not in tables))
        body = "\n".join([*tables, body])
        own_macros = macros_of(text)
        borrowed = [n for n in own_macros if n in self.header_macros]
        members = member_names(text)
        names = {n: f"{prefix}_{n}" for n in sorted(own)}
        by_token = {n: new for n, new in names.items() if n in members}
        by_define = {n: new for n, new in names.items() if n not in members}
        body = self.expand(path, rename_tokens(body, by_token))
        self.out.append(f"\n/* ======== {path} ======== */\n")
        self.out.append(head)
        self.out += [f'#pragma push_macro("{n}")\n#undef {n}' for n in borrowed]
        self.out += [f"#define {n} {new}" for n, new in by_define.items()]
        pragma = PRAGMAS.get(path)
        if pragma:
            self.out.append(f"#if {GCC}\n#pragma GCC push_options\n{pragma}\n#endif")
        self.out.append(body)
        if pragma:
            self.out.append(f"#if {GCC}\n#pragma GCC pop_options\n#endif")
        self.out += [f"#undef {n}" for n in [*by_define, *own_macros]]
        self.out += [f'#pragma pop_macro("{n}")' for n in borrowed]


def split(text):
    """The leading comments and directives of a file, its includes, and the rest."""
    end = 0
    for piece in re.finditer(r"/\*.*?\*/|//[^\n]*|[ \t]*#(?:[^\n\\]|\\\n|\\.)*|\s+", text, re.S):
        if piece.start() != end:
            break
        if piece.group().lstrip().startswith("#") and not INCLUDE.match(piece.group().strip()):
            break
        end = piece.end()
    return text[:end], text[end:]


def headers(root):
    """The texts of all headers, without comments."""
    for folder in ("vm", "stdlib"):
        for where, _, files in os.walk(os.path.join(root, folder)):
            for name in sorted(files):
                if name.endswith(".h"):
                    yield re.sub(r"/\*.*?\*/", "", read(os.path.join(where, name)), flags=re.S)


def sources(root):
    found = []
    vm = os.path.join(root, "vm")
    for folder in sorted(os.listdir(vm)):
        if os.path.isdir(os.path.join(vm, folder)):
            found += sorted(f"vm/{folder}/{f}" for f in os.listdir(os.path.join(vm, folder)) if f.endswith(".c"))
    return found + sorted(f"stdlib/{f}" for f in os.listdir(os.path.join(root, "stdlib")) if f.endswith(".c"))


def main(out, *generated):
    compiler = os.environ.get("CC", "cc")
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    texts = list(headers(root))
    opaque = {n for text in texts for n in WORD.findall(without_directives(text)) if n[:2] in ("Fh", "fh", "FH")}
    a = Amalgamation(root, {n for text in texts for n in macros_of(text)})
    for path in sources(root):
        text = read(os.path.join(root, path))
        prefix = re.sub(r"\W", "_", path[:-2].removeprefix("vm/"))
        a.add(path, text, own_names(preprocessed(root, path, compiler)) - opaque, prefix)
    for path in generated:
        text = read(path)
        a.add(os.path.basename(path), text, own_names(text), os.path.basename(path)[:-2])
    head = ["/* Freehold in one file, made by vm/api/amalgamate.py: cc -O2 app.c freehold.c -lm -lutf8proc -lpthread */",
            "#ifndef _GNU_SOURCE", "#define _GNU_SOURCE", "#endif", '#include "freehold.h"']
    head += [f"#include <{name}>" for name in a.system]
    head += ["#undef I /* complex.h's */", "#if defined(__GNUC__)", "#pragma GCC visibility push(hidden)", "#endif"]
    with open(out, "w", encoding="utf-8") as f:
        f.write("\n".join(head + a.out) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
