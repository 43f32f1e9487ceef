#!/usr/bin/env python3
"""The benchmark runner: Freehold beside every peer that is installed, the same programs, interleaved in one run.

A program counts only if its output equals CPython's; a failure, a wrong answer or a program that a machine cannot run
is printed as such and never left out silently. Times are user + system seconds, the least of all runs.
Needs python3 (which is one of the peers anyway), valgrind for --instructions, GNU time for memory figures.
"""

import argparse
import json
import math
import os
import platform
import shlex
import shutil
import sys

import measure
import peers

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = {"full": 0, "quick": 1, "tiny": 2}


class Program:
    def __init__(self, line):
        name, category, *rest = line.split()
        self.name = name
        self.category = category
        self.sizes = [int(size) for size in rest[:3]]
        self.languages = rest[3].split(",")

    def script(self, language):
        return os.path.join(HERE, "programs", self.name, self.name + "." + language)


def read_manifest():
    with open(os.path.join(HERE, "manifest.txt"), encoding="utf-8") as file:
        lines = [line.split("#")[0].strip() for line in file]
    programs = [Program(line) for line in lines if line]
    listed = {program.name for program in programs}
    present = set(os.listdir(os.path.join(HERE, "programs")))
    if listed != present:
        sys.exit("bench/manifest.txt and bench/programs differ: " + ", ".join(sorted(listed ^ present)))
    return programs


def geomean(values):
    return math.exp(sum(math.log(v) for v in values) / len(values)) if values else None


class Cell:
    """One program on one machine: its least figure, or the reason why there is none."""

    def __init__(self):
        self.values = []
        self.problem = None

    @property
    def best(self):
        return min(self.values) if self.values and not self.problem else None

    def show(self, form):
        return self.problem or (form % self.best if self.values else "no figure")


class Suite:
    def __init__(self, vm, others, options):
        self.vm = vm
        self.others = others
        self.machines = [vm] + others
        self.options = options
        self.cells = {}
        self.baselines = {}

    def size_of(self, program):
        return program.sizes[SIZES[self.options.size]]

    def judge(self, cell, result, expected):
        if not result.ok:
            cell.problem = "FAIL (%s)" % result.status
            print("    %s\n%s" % (cell.problem, indent(result.error[-600:])), file=sys.stderr)
        elif expected is not None and result.output != expected:
            cell.problem = "WRONG"
            print("    expected %r, got %r" % (expected[:200], result.output[:200]), file=sys.stderr)

    def expected(self, program):
        """What the program must print: CPython's answer, else that of any machine but the one under test."""
        for machine in sorted(self.others, key=lambda m: m.key != "cpython"):
            if machine.language in program.languages:
                size = self.size_of(program)
                result = measure.run(machine.start(program.script(machine.language), size), self.options.timeout)
                if result.ok:
                    return result.output
        return None

    def run_program(self, program):
        expected = self.expected(program)
        size = self.size_of(program)
        cells = {machine.key: Cell() for machine in self.machines}
        for machine in self.machines:
            if machine.language not in program.languages:
                cells[machine.key].problem = "–"
        for round in range(1 if self.options.instructions else self.options.runs):
            for machine in self.machines:
                cell = cells[machine.key]
                if cell.problem:
                    continue
                command = machine.start(program.script(machine.language), size)
                result = measure.run(command, self.options.timeout)
                self.judge(cell, result, expected)
                if self.options.instructions and not cell.problem:
                    self.count(machine, cell, command)
                else:
                    cell.values.append(max(result.cpu, 1e-6))
        self.cells[program.name] = cells
        print("%-14s %s" % (program.name, self.summary(cells)), file=sys.stderr, flush=True)

    def count(self, machine, cell, command):
        """Instructions less those of start-up, so that the language is compared and not the loading of libraries."""
        if machine.key not in self.baselines:
            hello = os.path.join(HERE, "startup", "hello." + machine.language)
            self.baselines[machine.key] = measure.instructions(machine.start(hello)) or 0
        count = measure.instructions(command)
        if count is None:
            cell.problem = "no count"
        else:
            cell.values.append(max(count - self.baselines[machine.key], 1) / 1e6)

    def summary(self, cells):
        form = "%.1f M" if self.options.instructions else "%.3f s"
        return "  ".join("%s %s" % (machine.key, cells[machine.key].show(form)) for machine in self.machines)

    def ratio(self, program, machine):
        cells = self.cells[program.name]
        ours, theirs = cells[self.vm.key].best, cells[machine.key].best
        return ours / theirs if ours and theirs else None

    def failures(self):
        return sum(1 for cells in self.cells.values() if cells[self.vm.key].best is None)


def indent(text):
    return "".join("        " + line + "\n" for line in text.splitlines())


def table(rows):
    """A markdown table, padded so that it is readable as text too; the first row is the heading."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [cell.ljust(widths[i]) if i < 1 else cell.rjust(widths[i]) for i, cell in enumerate(row)]
        lines.append("| " + " | ".join(cells) + " |")
        if number == 0:
            rule = ["-" * widths[i] if i < 1 else "-" * (widths[i] - 1) + ":" for i in range(len(widths))]
            lines.append("| " + " | ".join(rule) + " |")
    return "\n".join(lines)


def ratio_text(value):
    return "" if value is None else "%.2f" % value


def program_table(suite, programs):
    unit, form = ("M instr", "%.1f") if suite.options.instructions else ("s", "%.3f")
    heading = ["program", "category", "%s %s" % (suite.vm.title, unit)]
    for machine in suite.others:
        heading += ["%s %s" % (machine.title, unit), "ratio"]
    rows = [heading]
    for program in programs:
        cells = suite.cells[program.name]
        row = [program.name, program.category, cells[suite.vm.key].show(form)]
        for machine in suite.others:
            row += [cells[machine.key].show(form), ratio_text(suite.ratio(program, machine))]
        rows.append(row)
    return table(rows)


def mean_table(suite, programs):
    categories = []
    for program in programs:
        if program.category not in categories:
            categories.append(program.category)
    rows = [["geometric mean of ratios", "programs"] + [machine.title for machine in suite.others]]
    for category in ["all"] + categories:
        chosen = [p for p in programs if category in ("all", p.category)]
        row = [category, str(len(chosen))]
        for machine in suite.others:
            ratios = [suite.ratio(p, machine) for p in chosen]
            good = [r for r in ratios if r is not None]
            row.append(ratio_text(geomean(good)) + ("" if len(good) == len(chosen) else " (%d)" % len(good)))
        rows.append(row)
    return table(rows)


def startup_table(suite):
    """Start-up takes a millisecond, so more runs; elapsed time, since that is what a user waits for."""
    rows = [["start-up", "figure"] + [machine.title for machine in suite.machines]]
    data = {}
    for name in ("hello", "definitions"):
        best = {machine.key: [] for machine in suite.machines}
        problem = {}
        for _ in range(max(suite.options.runs * 4, 4)):
            for machine in suite.machines:
                result = measure.run(machine.start(os.path.join(HERE, "startup", name + "." + machine.language)))
                best[machine.key].append((result.wall, result.cpu))
                if not result.ok:
                    problem[machine.key] = "FAIL (%s)" % result.status
        wall = {key: min(w for w, _ in pairs) * 1000 for key, pairs in best.items()}
        cpu = {key: min(c for _, c in pairs) * 1000 for key, pairs in best.items()}
        memory = {}
        for machine in suite.machines:
            script = os.path.join(HERE, "startup", name + "." + machine.language)
            memory[machine.key] = measure.peak_kib(machine.start(script))
        for title, figures, form in (("elapsed ms", wall, "%.2f"), ("cpu ms", cpu, "%.2f"), ("peak KiB", memory, "%d")):
            row = [name, title]
            for machine in suite.machines:
                value = figures[machine.key]
                row.append(problem.get(machine.key) or ("?" if value is None else form % value))
            rows.append(row)
        data[name] = {"elapsed_ms": wall, "cpu_ms": cpu, "peak_kib": memory, "problems": problem}
    return table(rows), data


def memory_table(suite, programs):
    rows = [["peak memory, KiB", "size"] + [machine.title for machine in suite.machines]]
    data = {}
    for program in programs:
        if program.category != "allocation":
            continue
        size = suite.size_of(program)
        row = [program.name, str(size)]
        data[program.name] = {}
        for machine in suite.machines:
            peak = None
            if machine.language in program.languages:
                peak = measure.peak_kib(machine.start(program.script(machine.language), size), suite.options.timeout)
            data[program.name][machine.key] = peak
            row.append("FAIL" if peak is None else str(peak))
        rows.append(row)
    return (table(rows) if len(rows) > 1 else ""), data


def to_json(suite, programs, extra):
    result = {"size": suite.options.size, "unit": "M instructions" if suite.options.instructions else "s"}
    result["machines"] = {m.key: {"title": m.title, "command": m.command} for m in suite.machines}
    result["programs"] = {}
    for program in programs:
        entry = {"category": program.category, "size": suite.size_of(program), "machines": {}}
        for machine in suite.machines:
            cell = suite.cells[program.name][machine.key]
            entry["machines"][machine.key] = {"best": cell.best, "all": cell.values, "problem": cell.problem}
        result["programs"][program.name] = entry
    result.update(extra)
    return result


def conditions(options):
    """One sentence on how and where the figures were measured, for the reader of a saved table."""
    model = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        model = names[0] if names else model
    runs = "instructions of one run" if options.instructions else "least of %d runs" % options.runs
    command = " ".join(["python3", "bench/run.py"] + sys.argv[1:])
    system = "%s %s" % (platform.system(), platform.machine())
    return "Made by `%s`: %s sizes, %s, on %s (%s)." % (command, options.size, runs, model, system)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("filter", nargs="*", help="run the programs whose name or category contains one of these")
    parser.add_argument("--vm", default="build/freehold", help="the machine under test (default build/freehold)")
    parser.add_argument("--peers", help="comma-separated: cpython,lua,luajit,quickjs,micropython,node, or none")
    parser.add_argument("--runs", type=int, default=5, help="runs of each program, interleaved (default 5)")
    parser.add_argument("--quick", action="store_true", help="sizes of about a fifth")
    parser.add_argument("--instructions", action="store_true", help="count instructions with callgrind, small sizes")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for one process (default 60)")
    parser.add_argument("--programs-only", action="store_true", help="leave out start-up and memory")
    parser.add_argument("--json", metavar="FILE", help="write all figures")
    parser.add_argument("--markdown", metavar="FILE", help="write the tables")
    options = parser.parse_args()
    options.size = "tiny" if options.instructions else "quick" if options.quick else "full"
    return options


def report(suite, programs, notes):
    parts = []
    if programs:
        parts += [program_table(suite, programs), mean_table(suite, programs)]
    extra = {}
    if not suite.options.instructions and not suite.options.programs_only:
        text, extra["startup"] = startup_table(suite)
        parts.append(text)
        text, extra["memory"] = memory_table(suite, programs)
        if text:
            parts.append(text)
    binary = shutil.which(suite.vm.command[0])
    if binary:
        extra["vm_bytes"] = os.path.getsize(os.path.realpath(binary))
        parts.append("Size of the VM's binary: %d KiB (%s)." % (extra["vm_bytes"] // 1024, os.path.basename(binary)))
    parts.append("\n".join("- " + note for note in notes))
    return "\n\n".join(parts) + "\n", extra


def main():
    options = parse_arguments()
    programs = read_manifest()
    if options.filter:
        programs = [p for p in programs if any(word in p.name or word in p.category for word in options.filter)]
        if not programs:
            sys.exit("no program matches " + " ".join(options.filter))
    if options.instructions and not shutil.which("valgrind"):
        sys.exit("--instructions needs valgrind")
    wanted = None if options.peers is None else [key for key in options.peers.split(",") if key != "none"]
    others, notes = peers.installed(wanted)
    command = shlex.split(options.vm)
    if not shutil.which(command[0]):
        sys.exit("no such VM: %s (build it, or name one with --vm)" % command[0])
    vm = peers.Peer("vm", os.path.basename(command[0]), command, "py")
    suite = Suite(vm, others, options)
    for program in programs:
        suite.run_program(program)
    notes.insert(0, "Ratio: time of %s divided by the peer's; below 1 means that %s is faster." % (vm.title, vm.title))
    notes.insert(0, conditions(options))
    text, extra = report(suite, programs, notes)
    print(text, end="")
    if options.markdown:
        with open(options.markdown, "w", encoding="utf-8") as file:
            file.write(text)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(to_json(suite, programs, extra), file, indent=1)
    failed = suite.failures()
    if failed:
        print("%d of %d programs failed on %s" % (failed, len(programs), vm.title), file=sys.stderr)
        sys.exit(1)


main()
