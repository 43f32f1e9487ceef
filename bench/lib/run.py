"""Times the library programs of this folder on the VM and on CPython: bench/lib/run.py [--vm VM] [--runs N] [FILTER ...]

A program prints what it has worked out; both must print the same. The time of a run is the process's own (user and
system), the best of the runs. The table ends with the geometric mean of the ratios.
"""
import argparse
import math
import os
import pathlib
import resource
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def once(command):
    """Seconds of processor time, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None, done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def best(command, runs):
    times = []
    for _ in range(runs):
        seconds, out = once(command)
        if seconds is None:
            return None, out
        times.append(seconds)
    return min(times), out


def fastest_cpython():
    sys.path.insert(0, str(HERE.parent))
    import peers
    return peers.cpython()[0].command[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vm", default=str(HERE.parent.parent / "build" / "freehold"))
    parser.add_argument("--python", default=None, help="by default the fastest CPython 3.11 that is installed")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("filters", nargs="*")
    options = parser.parse_args()
    python = options.python or fastest_cpython()
    ratios = []
    bad = 0
    print(f"{'program':<28} {'CPython':>8} {'Freehold':>9} {'ratio':>6}")
    for program in sorted(HERE.glob("*.py")):
        name = program.stem
        if name == "run" or options.filters and not any(f in name for f in options.filters):
            continue
        theirs, expected = best([python, str(program)], options.runs)
        ours, out = best([options.vm, str(program)], options.runs)
        if ours is None or theirs is None or out != expected:
            bad += 1
            print(f"{name:<28} {'differs' if ours is not None else 'fails: ' + str(out)}")
            continue
        ratio = ours / theirs
        ratios.append(ratio)
        print(f"{name:<28} {theirs:8.3f} {ours:9.3f} {ratio:6.2f}{'  above 1.2' if ratio > 1.2 else ''}", flush=True)
    if ratios:
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
        print(f"{len(ratios)} programs, geometric mean {mean:.2f}, worst {max(ratios):.2f}")
    return 1 if bad else 0


if __name__ == "__main__":
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.exit(main())
