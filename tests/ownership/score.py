"""Compares what `freehold check --format=json` found with what the scripts of the corpus say themselves.

usage: score.py FINDINGS.json KNOWN.txt SCRIPT...

A line of a script says what is to be found on it, in a comment at its end:

    # expect: FH101 error          this rule at this level; `any` means error or warning
    # expect: FH113 error /name    one of the lines that carry the same /name
    # may: FH102                   found or not, both are right

Every other finding is a false one, in faulty scripts as in correct ones. KNOWN.txt lists what the checker gets wrong today.
"""

import json
import re
import sys

MARK = re.compile(r"# (expect|may): ([^#]*)$")


class Expected:
    def __init__(self, file, line, rule, level, group):
        self.file, self.rule, self.level = file, rule, level
        self.lines, self.group, self.found = [line], group, None


def read_marks(file, expected, tolerated):
    groups = {}
    with open(file, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            mark = MARK.search(line.rstrip())
            if mark is None:
                continue
            for part in mark.group(2).split(","):
                rule, *rest = part.split()
                group = rest.pop()[1:] if rest and rest[-1].startswith("/") else None
                if mark.group(1) == "may":
                    tolerated.add((file, number, rule))
                elif group in groups:
                    groups[group].lines.append(number)
                else:
                    e = Expected(file, number, rule, rest[0], group)
                    expected.append(e)
                    if group is not None:
                        groups[group] = e


def fits(level, wanted):
    return level == wanted or wanted == "any" and level != "note"


def read_known(path):
    known = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.strip()
            if line and not line.startswith(("#", "seeded ")):
                key, _, reason = line.partition("  ")
                known[key] = reason.strip()
    return known


def short(path):
    return "/".join(path.split("/")[-2:])


class Score:
    def __init__(self):
        self.total = self.found = self.missed = self.level = self.false = self.twins = 0


def main(findings_path, known_path, files):
    expected, tolerated = [], set()
    for file in files:
        read_marks(file, expected, tolerated)
    with open(findings_path, encoding="utf-8") as source:
        diagnostics = json.load(source)["diagnostics"]
    known = read_known(known_path)
    scores, used, problems = {}, set(), []

    def score(rule):
        return scores.setdefault(rule, Score())

    def problem(key, text):
        if key in known:
            used.add(key)
        else:
            problems.append(f"{key}  {text}")

    places = {}
    for e in expected:
        score(e.rule).total += 1
        for line in e.lines:
            places[e.file, line, e.rule] = e
    for d in diagnostics:
        place = d["file"], d["line"], d["code"]
        e = places.get(place)
        where = f"{short(d['file'])}:{d['line']} {d['code']}"
        if e is not None:
            if e.found is None or fits(d["level"], e.level):
                e.found = d["level"]
        elif place not in tolerated:
            if "/faulty/" in d["file"]:
                score(d["code"]).false += 1
            else:
                score(d["code"]).twins += 1
            problem(where + " false", f"{d['level']}: {d['message']}")
    for e in expected:
        where = f"{short(e.file)}:{e.lines[0]} {e.rule}"
        if e.found is None:
            score(e.rule).missed += 1
            problem(where + " missed", f"expected: {e.level}")
        else:
            score(e.rule).found += 1
            if not fits(e.found, e.level):
                score(e.rule).level += 1
                problem(where + " level", f"is {e.found}, expected {e.level}")

    print("rule    faults  found  missed  other level  false in faulty  false in correct")
    all_found = all_total = 0
    for rule, s in sorted(scores.items()):
        all_found += s.found
        all_total += s.total
        print(f"{rule:<7} {s.total:>6} {s.found:>6} {s.missed:>7} {s.level:>12} {s.false:>16} {s.twins:>17}")
    correct = sum("/faulty/" not in file for file in files)
    print(f"{all_found} of {all_total} faults found in {len(files) - correct} scripts; {sum(s.twins for s in scores.values())} "
          f"findings in {correct} correct scripts; {len(used)} known differences")
    for text in sorted(problems):
        print(text)
    stale = sorted(set(known) - used)
    for key in stale:
        print(f"{key}  is in the list of known differences, but is right now")
    return 1 if problems or stale or not all_total else 0


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
