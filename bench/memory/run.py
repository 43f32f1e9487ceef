#!/usr/bin/env python3
"""Allocation under each strategy: bench/memory/run.py [--vm build/freehold] [filter]

Each program defines work(n, release), which makes many objects and gives a number. It is run under automatic memory, with an
arena around each call of work, and with the whole VM manual, where release(x) frees x and what only it leads to; and by
CPython. Times are the least of three runs of all rounds, measured inside the process; memory is the peak of the process.
The programs say the same under all of them, or the run fails.
"""

import argparse
import json
import math
import pathlib
import resource
import subprocess
import sys

DRIVER = """
import sys, time
strategy, size, rounds = sys.argv[1], SIZE, ROUNDS
def nothing(x): pass
def deep(x): free(x, deep=True)
run, release = work, deep if strategy == "manual" else nothing
if strategy == "arena": run = arena_memory(work)
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    for _ in range(rounds): result = run(size, release)
    best = min(best, time.perf_counter() - start)
print(result, best)
"""


def fastest_cpython():
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
    import peers
    return peers.cpython()[0].command[0]


def run_one(command, source, strategy):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = subprocess.run(["/usr/bin/env", *command, "-c", source + DRIVER, strategy], capture_output=True, text=True, timeout=300)
    if done.returncode: sys.exit(f"{' '.join(command)} {strategy}: {done.stderr}")
    result, seconds = done.stdout.split()
    return result, float(seconds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vm", default="build/freehold")
    parser.add_argument("filter", nargs="?", default="")
    options = parser.parse_args()
    peers = {"automatic": [options.vm], "arena": [options.vm], "manual": [options.vm, "--memory-strategy", "manual"],
             "cpython": [fastest_cpython()]}
    logs = {"arena": [], "manual": [], "cpython": []}
    print(f"{'program':16}{'automatic s':>12}{'arena':>8}{'manual':>8}{'CPython':>9}   (ratios to automatic)")
    for path in sorted(pathlib.Path(__file__).parent.glob("*.py")):
        if path.name == "run.py" or options.filter not in path.name: continue
        source, figures = path.read_text(), {}
        for name, command in peers.items(): figures[name] = run_one(command, source, name)
        if len({result for result, _ in figures.values()}) != 1: sys.exit(f"{path.name}: results differ: {figures}")
        base = figures["automatic"][1]
        ratios = {name: figures[name][1] / base for name in logs}
        for name in logs: logs[name].append(math.log(ratios[name]))
        print(f"{path.stem:16}{base:12.3f}{ratios['arena']:8.2f}{ratios['manual']:8.2f}{ratios['cpython']:9.2f}", flush=True)
    if logs["arena"]:
        means = {name: math.exp(sum(values) / len(values)) for name, values in logs.items()}
        print(f"{'geometric mean':28}{means['arena']:8.2f}{means['manual']:8.2f}{means['cpython']:9.2f}")


main()
