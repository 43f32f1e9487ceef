"""Runs one command once and tells what it cost: user + system seconds, elapsed seconds, peak memory, output.

Peak memory comes from GNU time where it is installed: the kernel counts the forking parent's own size into the
figure of its child, so a wait4() from this Python would report at least the size of this Python.
"""

import os
import re
import subprocess
import tempfile
import threading
import time

GNU_TIME = "/usr/bin/time"


class Result:
    def __init__(self, status, cpu, wall, output, error):
        self.status = status  # "ok", "timeout" or "exit N" / "signal N"
        self.cpu = cpu
        self.wall = wall
        self.output = output
        self.error = error

    @property
    def ok(self):
        return self.status == "ok"


def run(command, timeout=120.0):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        except OSError as error:
            return Result("cannot run: " + error.strerror, 0.0, 0.0, "", str(error))
        late = threading.Event()

        def stop():
            late.set()
            process.kill()

        timer = threading.Timer(timeout, stop)
        timer.start()
        _, wait_status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(wait_status)
        out.seek(0)
        err.seek(0)
        output = out.read().decode("utf-8", "replace").strip()
        error = err.read().decode("utf-8", "replace").strip()
    if late.is_set():
        status = "timeout"
    elif process.returncode < 0:
        status = "signal %d" % -process.returncode
    elif process.returncode > 0:
        status = "exit %d" % process.returncode
    else:
        status = "ok"
    return Result(status, usage.ru_utime + usage.ru_stime, wall, output, error)


def peak_kib(command, timeout=120.0):
    """Peak resident memory in KiB, or None where GNU time is missing or the command fails."""
    if not os.access(GNU_TIME, os.X_OK):
        return None
    with tempfile.NamedTemporaryFile() as report:
        result = run([GNU_TIME, "-f", "%M", "-o", report.name] + command, timeout)
        if not result.ok:
            return None
        return int(report.read().split()[-1])


def instructions(command, timeout=1200.0):
    """Instructions that the command executes, counted by callgrind, or None."""
    result = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + command, timeout)
    found = re.search(r"Collected : (\d+)", result.error)
    return int(found.group(1)) if result.ok and found else None
