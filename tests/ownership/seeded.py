"""Faults seeded into the correct programs, one at a time: how many of them the checker finds.

usage: seeded.py make FOLDER PROGRAM...     writes a file for each fault, and faults.json
       freehold check --format=json FOLDER/*.py >FINDINGS.json
       seeded.py judge FOLDER FINDINGS.json KNOWN.txt

What is seeded: a free left out, a free twice, a use behind a free, a borrowed parameter freed, an owned result no longer
declared, an owned parameter turned into a borrowed one. KNOWN.txt lists the faults that are not found, with the reason.
"""

import json
import os
import re
import sys

FREE = re.compile(r"^( +)free\(((?:self\.)?\w+)\)$")
DEF = re.compile(r"^( *)(?:async )?def (\w+)\((.*)$")
RESULT = re.compile(r" -> (?:owned|tuple\[owned)\(.*(?=:$)")


class Program:
    def __init__(self, path):
        self.name = os.path.basename(path)[:-3]
        with open(path, encoding="utf-8") as source:
            self.lines = source.read().split("\n")

    def function_of(self, at):
        """First and last line (from 0) of the innermost function around line `at`."""
        indent = len(self.lines[at]) - len(self.lines[at].lstrip())
        start = at
        while start > 0:
            head = DEF.match(self.lines[start])
            if head and len(head.group(1)) < indent:
                break
            start -= 1
        depth = len(self.lines[start]) - len(self.lines[start].lstrip())
        end = at
        while end + 1 < len(self.lines):
            line = self.lines[end + 1]
            if line.strip() and len(line) - len(line.lstrip()) <= depth:
                break
            end += 1
        return start, end

    def made_here(self, at, name):
        """Whether `name` surely is a buffer that the function around line `at` must free."""
        start, end = self.function_of(at)
        if f"{name}: owned(" in self.lines[start]:
            return True
        makers = [m.group(2) for m in map(DEF.match, self.lines) if m and "-> owned(" in m.group(3)] + ["allocate"]
        made = re.compile(rf"^ *{name} = (?:self\.)?(?:{'|'.join(makers)})\(")
        return any(made.match(line) for line in self.lines[start : end + 1])

    def expects_faults(self, at):
        start, end = self.function_of(at)
        return any("except UseAfterFreeError" in line or "except DoubleFreeError" in line for line in self.lines[start : end + 1])

    def faults(self):
        for at, line in enumerate(self.lines):
            free = FREE.match(line)
            if free and not self.expects_faults(at):
                yield from self.around_free(at, *free.groups())
            head = DEF.match(line)
            if head:
                yield from self.of_signature(at, line)

    def around_free(self, at, indent, name):
        start, end = self.function_of(at)
        span = list(range(start + 1, end + 2))
        if "." not in name and self.made_here(at, name):
            yield "left_out", at, [indent + "pass"], ["FH104", "FH105", "FH115"], span
        yield "twice", at, [self.lines[at]] * 2, ["FH102"], [at + 1, at + 2]
        yield "used_after", at, [self.lines[at], f"{indent}len({name})"], ["FH101"], [at + 2]

    def of_signature(self, at, line):
        if RESULT.search(line) and line.endswith(":"):
            _, end = self.function_of(at + 1)
            yield "undeclared", at, [RESULT.sub("", line)], ["FH108"], list(range(at + 1, end + 2))
        borrowed = re.search(r"(\w+): borrowed\(", line)
        if borrowed:
            body = at + 1
            while '"""' in self.lines[body]:
                body += 1
            indent = self.lines[body][: len(self.lines[body]) - len(self.lines[body].lstrip())]
            yield "freed_borrow", body, [f"{indent}free({borrowed.group(1)})", self.lines[body]], ["FH106"], [body + 1]


def make(folder, paths):
    faults = {}
    for path in paths:
        program = Program(path)
        for kind, at, instead, rules, lines in program.faults():
            name = f"{program.name}_{at + 1}_{kind}"
            faults[name] = {"rules": rules, "lines": lines}
            text = program.lines[:at] + instead + program.lines[at + 1 :]
            with open(f"{folder}/{name}.py", "w", encoding="utf-8") as out:
                out.write("\n".join(text))
    with open(folder + "/faults.json", "w", encoding="utf-8") as out:
        json.dump(faults, out)


def judge(folder, findings_path, known_path):
    with open(folder + "/faults.json", encoding="utf-8") as source:
        faults = json.load(source)
    with open(findings_path, encoding="utf-8") as source:
        diagnostics = json.load(source)["diagnostics"]
    with open(known_path, encoding="utf-8") as source:
        known = {line.split()[1] for line in source if line.startswith("seeded ")}
    found = set()
    for d in diagnostics:
        name = os.path.basename(d["file"])[:-3]
        fault = faults[name]
        if d["code"] in fault["rules"] and d["line"] in fault["lines"]:
            found.add(name)
    kinds = {}
    for name in faults:
        counts = kinds.setdefault(re.sub(r".*_\d+_", "", name), [0, 0])
        counts[0] += 1
        counts[1] += name in found
    for kind, (total, good) in kinds.items():
        print(f"{kind.replace('_', ' '):<14} {good:>3} of {total:>3} found")
    wrong = sorted(set(faults) - found - known)
    for name in wrong:
        print(f"seeded {name}  missed")
    for name in sorted(known & found):
        print(f"seeded {name}  is in the list of known differences, but is found")
    print(f"{len(found)} of {len(faults)} seeded faults found")
    return 1 if wrong or known & found else 0


if sys.argv[1] == "make":
    make(sys.argv[2], sys.argv[3:])
else:
    sys.exit(judge(*sys.argv[2:]))
