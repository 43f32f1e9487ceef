#!/usr/bin/env python3
"""Allocation under each strategy: bench/memory/run.py [--vm build/freehold] [--times N] [filter]

Each program defines work(n), which makes many objects and gives a number, and manual(n), the same work, which frees what it
names. work is run under automatic memory and with an arena around each call, manual with the whole VM manual; work also by
CPython, and as written for Lua (lua/) by Lua 5.4 and LuaJIT without its compiler, as far as they are installed. Times are processor
time, the least of three runs of all rounds, measured inside the process, and the least of N processes; memory is the peak of
the process. The programs say the same under all of them, or the run fails.
"""

import argparse
import math
import pathlib
import shutil
import subprocess
import sys

DRIVER = """
import sys, time
strategy, size, rounds = sys.argv[1], SIZE, ROUNDS
run = manual if strategy == "manual" else work
if strategy == "arena": run = arena_memory(work)
best = 1e9
for _ in range(3):
    start = time.process_time()
    for _ in range(rounds): result = run(size)
    best = min(best, time.process_time() - start)
print(result, best)
"""


HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import measure
import peers


def fastest_cpython():
    return peers.cpython()[0].command[0]


def run_one(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode: sys.exit(f"{' '.join(command)[:200]}: {done.stderr}")
    result, seconds = done.stdout.split()
    return result, float(seconds)


def commands(vm, python, path):
    source = path.read_text() + DRIVER
    found = {"automatic": [vm, "-c", source, "automatic"], "arena": [vm, "-c", source, "arena"],
             "manual": [vm, "--memory-strategy", "manual", "-c", source, "manual"],
             "CPython": [python, "-c", source, "automatic"]}
    driver, program = str(HERE / "lua" / "driver.lua"), str(HERE / "lua" / (path.stem + ".lua"))
    if shutil.which("lua5.4"): found["Lua 5.4"] = ["lua5.4", driver, program]
    if shutil.which("luajit"): found["LuaJIT -joff"] = ["luajit", "-joff", driver, program]
    return found


def mean(values): return math.exp(sum(math.log(v) for v in values) / len(values))


def table(title, first, rows, names, cell):
    print(f"\n{title}\n\n| program | {first} | {' | '.join(names)} |\n| --- | ---: | {' | '.join('---:' for _ in names)} |")
    for program, figures in rows: print(f"| {program} | {' | '.join(cell(figures, name) for name in ['automatic', *names])} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vm", default="build/freehold")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("filter", nargs="?", default="")
    options = parser.parse_args()
    rows, python = [], fastest_cpython()
    for path in sorted(HERE.glob("*.py")):
        if path.name == "run.py" or options.filter not in path.name: continue
        figures, results = {}, set()
        for _ in range(options.times):
            for name, command in commands(options.vm, python, path).items():
                result, seconds = run_one(command)
                results.add(result)
                peak = figures[name][1] if name in figures else measure.peak_kib(command)
                figures[name] = min(seconds, figures.get(name, (seconds,))[0]), peak
        if len(results) != 1: sys.exit(f"{path.name}: results differ: {results}")
        rows.append((path.stem, figures))
        print(path.stem, flush=True, file=sys.stderr)
    if not rows: return
    names = [name for name in rows[0][1] if name != "automatic"]
    ratio = lambda figures, name, i=0: figures[name][i] / figures["automatic"][i]
    table("Time, divided by that under automatic memory:", "automatic, ms", rows, names,
          lambda f, name: f"{f[name][0] * 1000:.1f}" if name == "automatic" else f"{ratio(f, name):.2f}")
    print(f"| geometric mean | | {' | '.join(f'{mean([ratio(f, name) for _, f in rows]):.2f}' for name in names)} |")
    table("Peak memory, MiB:", "automatic", rows, names, lambda f, name: f"{f[name][1] / 1024:.1f}" if f[name][1] else "")


if __name__ == "__main__": main()
