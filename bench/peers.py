"""The virtual machines that Freehold is measured against, as far as they are installed."""

import os
import re
import shutil
import subprocess
import sys

import measure

HERE = os.path.dirname(os.path.abspath(__file__))


class Peer:
    def __init__(self, key, title, command, language):
        self.key = key
        self.title = title
        self.command = command
        self.language = language  # file extension of the programs it runs

    def start(self, script, *arguments):
        return self.command + [script] + [str(a) for a in arguments]


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except OSError:
        return ""
    text = (done.stdout + done.stderr).strip()
    return text.splitlines()[0] if text else ""


def cpython_builds():
    """Every distinct CPython 3.11 that this machine offers (any python3 if there is no 3.11)."""
    found = {}
    for name in ("python3.11", "python3", "/usr/bin/python3.11", "/usr/bin/python3", sys.executable):
        path = shutil.which(name)
        if not path:
            continue
        real = first_line([path, "-c", "import sys; print(sys.executable)"])
        version = first_line([path, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"])
        if real and os.path.realpath(real) not in found:
            found[os.path.realpath(real)] = version
    preferred = {path: version for path, version in found.items() if version.startswith("3.11.")}
    return preferred or found


def shown(path):
    """The path without the name of anybody's home."""
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if path.startswith(home + "/") else path


def trial(path):
    total = 0.0
    for name, size in (("fib", 27), ("dictstr", 200000)):
        script = os.path.join(HERE, "programs", name, name + ".py")
        times = [measure.run([path, script, str(size)]).cpu for _ in range(3)]
        total += min(times)
    return total


def cpython():
    """The fastest CPython build, and a sentence about the choice."""
    builds = cpython_builds()
    if not builds:
        return None, "no CPython found"
    if len(builds) == 1:
        path, version = next(iter(builds.items()))
        return Peer("cpython", "CPython " + version, [path], "py"), "CPython %s is %s" % (version, path)
    timed = sorted((trial(path), path) for path in builds)
    best = timed[0][1]
    note = "CPython peer: %s (%s), the fastest of %s" % (
        shown(best),
        builds[best],
        ", ".join("%s %s (%.3f s)" % (shown(path), builds[path], seconds) for seconds, path in timed),
    )
    return Peer("cpython", "CPython " + builds[best], [best], "py"), note


def number(pattern, text):
    found = re.search(pattern, text)
    return found.group(1) if found else "?"


def installed(wanted=None):
    """All peers found (or those whose key is in wanted), and notes for the reader."""
    peers, notes = [], []
    if wanted is None or "cpython" in wanted:
        peer, note = cpython()
        notes.append(note)
        if peer:
            peers.append(peer)
    others = (
        ("lua", "Lua", "lua5.4", [], "lua", ["-v"], r"Lua ([\d.]+)"),
        ("luajit", "LuaJIT -joff", "luajit", ["-joff"], "lua", ["-v"], r"LuaJIT ([\w.]+)"),
        ("quickjs", "QuickJS", "qjs", [], "js", ["--help"], r"version ([\w.-]+)"),
        ("micropython", "MicroPython", "micropython", [], "py", ["--version"], r"v?([\d.]+)"),
        ("node", "Node (JIT)", "node", [], "js", ["--version"], r"v([\d.]+)"),
    )
    for key, title, program, options, language, version, pattern in others:
        # Node compiles to machine code: it checks the JavaScript, but it is a peer only when asked for.
        if key not in wanted if wanted is not None else key == "node":
            continue
        path = shutil.which(program)
        if not path:
            notes.append(title + ": not installed")
            continue
        title += " " + number(pattern, first_line([path] + version))
        peers.append(Peer(key, title, [path] + options, language))
    return peers, notes
