#!/usr/bin/env python3
"""How work grows: each script of scaling/ at n, 2n and 4n, and the exponent e of time ~ n^e, for Freehold and CPython.

The time of an empty script is taken off first. Linear work has an exponent of 1, n log n about 1.1, quadratic work 2.
A case fails where Freehold's exponent is both above 1.3 and more than 0.25 above CPython's, or where it does not run.
A script make_NAME.py prints a program of n lines, which is then what is run.
"""

import argparse
import math
import os
import shlex
import shutil
import sys
import tempfile

import measure
import peers

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "scaling")

# Sizes such that CPython spends some hundredths of a second or more at the smallest.
SIZES = {
    "strappend": 2000000,
    "attrappend": 40000,
    "inset": 500000,
    "recursion": 100000,
    "bigdecimal": 50000,
    "bigparse": 100000,
    "bigproduct": 300000,
    "dictgrow": 2500000,
    "dictchurn": 1000000,
    "dictfront": 250000,
    "listappend": 2000000,
    "strindex": 500000,
    "strsearch": 5000000,
    "raising": 50000,
    "raisedeep": 50000,
    "genlength": 200000,
    "gendepth": 200,
    "longchain": 500000,
    "cycles": 250000,
    "sorting": 250000,
    "make_manylines": 250000,
}


def least_time(peer, command, runs, timeout):
    """The least CPU seconds of some runs and the output, or the reason why there is none."""
    best = None
    output = None
    for _ in range(runs):
        result = measure.run(peer.command + command, timeout)
        if not result.ok:
            return None, result.status + ": " + (result.error.splitlines() or [""])[-1][:80]
        best = result.cpu if best is None else min(best, result.cpu)
        output = result.output
    return best, output


def generated(name, size, folder):
    script = os.path.join(folder, "%s_%d.py" % (name, size))
    made = measure.run([sys.executable, os.path.join(FOLDER, name + ".py"), str(size)])
    with open(script, "w", encoding="utf-8") as file:
        file.write(made.output + "\n")
    return [script]


def commands(name, size, folder):
    """What to run at n, 2n and 4n."""
    sizes = (size, size * 2, size * 4)
    if name.startswith("make_"):
        return [generated(name, n, folder) for n in sizes]
    return [[os.path.join(FOLDER, name + ".py"), str(n)] for n in sizes]


class Growth:
    def __init__(self, peer, runs, timeout):
        self.peer = peer
        self.runs = runs
        self.timeout = timeout
        self.base, _ = least_time(peer, [os.path.join(HERE, "startup", "hello.py")], 5, 20)

    def measure(self, three):
        times, outputs = [], []
        for command in three:
            seconds, output = least_time(self.peer, command, self.runs, self.timeout)
            if seconds is None:
                return times, outputs, None, output
            times.append(max(seconds - (self.base or 0.0), 1e-4))
            outputs.append(output)
        return times, outputs, math.log2(times[2] / times[0]) / 2, None


def show(times, exponent, problem):
    texts = ["%.3f" % t for t in times] + [""] * (3 - len(times))
    return texts + ["%.2f" % exponent if exponent is not None else problem]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("filter", nargs="*")
    parser.add_argument("--vm", default="build/freehold")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=120.0)
    parser.add_argument("--divide", type=int, default=1, help="all sizes divided by this, for a quick look")
    parser.add_argument("--markdown", metavar="FILE", help="write the table")
    options = parser.parse_args()
    command = shlex.split(options.vm)
    if not shutil.which(command[0]):
        sys.exit("no such VM: " + command[0])
    cpython, note = peers.cpython()
    vm = peers.Peer("vm", os.path.basename(command[0]), command, "py")
    machines = [Growth(peer, options.runs, options.timeout) for peer in (vm, cpython) if peer]
    rows = [["case", "n"]]
    for machine in machines:
        rows[0] += [machine.peer.title + " n", "2n", "4n", "exponent"]
    failures = 0
    for name, size in SIZES.items():
        if options.filter and not any(word in name for word in options.filter):
            continue
        size = max(size // options.divide, 40)
        row = [name.removeprefix("make_"), str(size)]
        with tempfile.TemporaryDirectory() as folder:
            three = commands(name, size, folder)
            found = [machine.measure(three) for machine in machines]
        ours = found[0][2]
        theirs = found[-1][2]
        bad = ours is None or (ours > 1.3 and ours > (theirs if theirs is not None else 1.0) + 0.25)
        if len(found) > 1 and ours is not None and theirs is not None and found[0][1] != found[1][1]:
            bad = True
            row[0] += " WRONG"
        failures += bad
        for times, _, exponent, problem in found:
            row += show(times, exponent, problem)
        rows.append(row)
        print("%-12s %s%s" % (row[0], "  ".join(row[1:]), "   <-- FAIL" if bad else ""), flush=True)
    if options.markdown:
        with open(options.markdown, "w", encoding="utf-8") as file:
            file.write("\n".join("| " + " | ".join(row) + " |" for row in rows[:1]) + "\n")
            file.write("|" + " --- |" * len(rows[0]) + "\n")
            file.write("\n".join("| " + " | ".join(row) + " |" for row in rows[1:]) + "\n\n" + note + "\n")
    if failures:
        sys.exit("%d cases failed" % failures)


main()
