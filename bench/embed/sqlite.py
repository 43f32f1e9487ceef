"""What a function that SQL calls costs a row: in C, in script by examples/embed/sqlite, by Python's sqlite3 module; the rows
without any function are taken off.   python3 bench/embed/sqlite.py [ROWS]     needs gcc, sqlite3, libsqlite3-dev"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
QUERY = "with recursive c(n) as (select 1 union all select n + 1 from c where n < %d) select sum(%s) from c"
RUNS = 3


def by_shell(folder, extension, setup, expression):
    """Least seconds of the query, as sqlite3's shell times it."""
    script = f".load {folder}/{extension}\n{setup}\n.timer on\n" + (QUERY % (ROWS, expression) + ";\n") * RUNS
    out = subprocess.run(["sqlite3"], input=script, capture_output=True, text=True, check=True).stdout
    times = [float(line.split()[3]) for line in out.splitlines() if line.startswith("Run Time")]
    return min(times)


def by_python(expression):
    db = sqlite3.connect(":memory:")
    db.create_function("scale", 2, lambda a, b: a * 3 + b)
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        db.execute(QUERY % (ROWS, expression)).fetchall()
        best = min(best, time.perf_counter() - start)
    return best


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["make", "-s", "-C", f"{ROOT}/examples/embed", f"OUT={folder}", f"{folder}/freehold_sqlite.so"], check=True)
        subprocess.run(["gcc", "-O2", "-fPIC", "-shared", f"{ROOT}/bench/embed/sqlite_c.c", "-o", f"{folder}/sqlite_c.so"], check=True)
        define = "select freehold_run('@sql_function\ndef scale(a, b): return a * 3 + b');"
        plain = by_shell(folder, "sqlite_c.so", "", "n * 3 + 1")
        rows = [("C", by_shell(folder, "sqlite_c.so", "", "scale(n, 1)")),
                ("Freehold", by_shell(folder, "freehold_sqlite.so", define, "scale(n, 1)")),
                (f"Python {sys.version.split()[0]}, sqlite3", by_python("scale(n, 1)") - by_python("n * 3 + 1") + plain)]
    for name, seconds in rows:
        print(f"{name:<24} {(seconds - plain) / ROWS * 1e9:7.0f} ns a row")


if __name__ == "__main__":
    main()
