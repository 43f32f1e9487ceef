"""Reads web server logs in the combined format (with the milliseconds of each answer behind) and tells what happened.

    ./build.sh run examples/loganalyser.py examples/logs/access.log
    ./build.sh run examples/loganalyser.py examples/logs/access.log --status 4xx,5xx --since 2024-03-10T00:00 --json
"""

import argparse
import json
import re
import statistics
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from itertools import groupby
from typing import NamedTuple, Optional

LINE = re.compile(
    r"""
    (?P<host>\S+) \s \S+ \s (?P<user>\S+) \s
    \[(?P<time>[^\]]+)\] \s
    "(?P<request>(?:[^"\\]|\\.)*)" \s
    (?P<status>\d{3}) \s (?P<size>\d+|-) \s
    "(?P<referrer>[^"]*)" \s "(?P<agent>[^"]*)"
    (?: \s (?P<ms>\d+) )? \s*
    """,
    re.VERBOSE,
)
REQUEST = re.compile(r"(?P<method>[A-Z]+) (?P<path>\S+) HTTP/(?P<version>\d(?:\.\d)?)")
AGENTS = (("bot", re.compile(r"bot|crawler|spider", re.I)), ("tool", re.compile(r"^(?:curl|wget|python)", re.I)),
          ("mobile", re.compile(r"iPhone|Android|Mobile")), ("browser", re.compile(r"Mozilla/")))
SPAN = re.compile(r"(?:(?P<days>\d+)d)?(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?(?:(?P<seconds>\d+)s)?")


class Entry(NamedTuple):
    host: str
    user: Optional[str]
    time: datetime
    method: str
    path: str
    query: str
    status: int
    size: int
    agent: str
    ms: Optional[int]


class BadLine(ValueError):
    pass


# ---- reading ----

def parse(line):
    match = LINE.fullmatch(line)
    if match is None:
        raise BadLine("does not look like a log line")
    try:
        moment = datetime.strptime(match["time"], "%d/%b/%Y:%H:%M:%S %z")
    except ValueError as e:
        raise BadLine(str(e)) from None
    request = REQUEST.fullmatch(match["request"])
    method, target = (request["method"], request["path"]) if request else ("?", match["request"])
    path, _, query = target.partition("?")
    agent = next((name for name, pattern in AGENTS if pattern.search(match["agent"])), "unknown")
    return Entry(match["host"], None if match["user"] == "-" else match["user"], moment, method, path, query,
                 int(match["status"]), 0 if match["size"] == "-" else int(match["size"]), agent,
                 int(match["ms"]) if match["ms"] else None)


def read(files, complaints):
    for name in files:
        with open(name, encoding="utf-8", errors="replace") as f:
            for number, line in enumerate(f, 1):
                if not line.strip():
                    continue
                try:
                    yield parse(line)
                except BadLine as e:
                    complaints.append(f"{name}:{number}: {e}")


# ---- arguments ----

def statuses(text):
    """404 or 5xx, several with commas between them: a function that says whether a status is meant."""
    patterns = []
    for part in text.split(","):
        if not re.fullmatch(r"[1-5](?:\d\d|xx)", part):
            raise argparse.ArgumentTypeError(f"{part!r} is no status like 404 or 5xx")
        patterns.append(part.replace("x", r"\d"))
    wanted = re.compile("|".join(patterns))
    return lambda status: wanted.fullmatch(str(status)) is not None


def moment(text):
    """An ISO date and time; without an offset it is in UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def span(text):
    """1d12h, 30m, 90s …"""
    match = SPAN.fullmatch(text)
    if not match or not any(match.groups()):
        raise argparse.ArgumentTypeError(f"{text!r} is no span like 1d12h or 30m")
    return timedelta(**{unit: int(n) for unit, n in match.groupdict(default="0").items()})


def make_parser():
    parser = argparse.ArgumentParser(prog="loganalyser", description="Tells what happened in web server logs.",
                                     formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("logs", nargs="+", metavar="LOG", help="files in the combined log format")
    chosen = parser.add_argument_group("which lines")
    chosen.add_argument("--status", type=statuses, help="only these, as in 404,5xx")
    chosen.add_argument("--since", type=moment, metavar="TIME", help="nothing before")
    chosen.add_argument("--path", type=re.compile, metavar="REGEX", help="only paths in which it is found")
    parser.add_argument("--bucket", type=span, default="6h", help="width of a bar in the time line")
    parser.add_argument("--session", type=span, default="30m", help="silence after which a visit is over")
    parser.add_argument("-n", "--top", type=int, default=5, help="length of the lists")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a report")
    return parser


# ---- counting ----

def floor(time, width):
    """The beginning of the stretch of time in which it lies, counted from midnight of the first of January."""
    start = time.astimezone(timezone.utc).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return start + (time - start) // width * width


def visits(entries, silence):
    """The number of visits of each host and the longest of them all."""
    count, longest = Counter(), timedelta(0)
    by_host = sorted(entries, key=lambda e: (e.host, e.time))
    for host, group in groupby(by_host, key=lambda e: e.host):
        begun = last = None
        for entry in group:
            if last is None or entry.time - last > silence:
                count[host] += 1
                begun = entry.time
            last = entry.time
            longest = max(longest, last - begun)
    return count, longest


def timing(entries):
    times = defaultdict(list)
    for entry in entries:
        if entry.ms is not None:
            times[entry.path].append(entry.ms)
    result = {}
    for path, values in times.items():
        if len(values) > 1:
            cuts = statistics.quantiles(values, n=20, method="inclusive")
            result[path] = {"count": len(values), "mean": round(statistics.fmean(values), 1),
                            "median": statistics.median(values), "p95": round(cuts[-1], 1)}
    return dict(sorted(result.items(), key=lambda item: (-item[1]["p95"], item[0])))


def analyse(entries, args):
    count, longest = visits(entries, args.session)
    return {
        "lines": len(entries),
        "bytes": sum(e.size for e in entries),
        "first": min((e.time for e in entries), default=None),
        "last": max((e.time for e in entries), default=None),
        "status": dict(sorted(Counter(e.status for e in entries).items())),
        "agents": dict(Counter(e.agent for e in entries).most_common()),
        "paths": dict(Counter(e.path for e in entries if e.status < 400).most_common(args.top)),
        "failures": dict(Counter(f"{e.method} {e.path} {e.status}" for e in entries if e.status >= 400).most_common(args.top)),
        "users": sorted({e.user for e in entries if e.user}),
        "visits": dict(count.most_common(args.top)),
        "longest_visit": longest,
        "timeline": dict(sorted(Counter(floor(e.time, args.bucket) for e in entries).items())),
        "timing": timing(entries),
    }


# ---- telling ----

def amount(n):
    for unit in ("B", "KiB", "MiB"):
        if n < 1024:
            return f"{n:.1f} {unit}" if unit != "B" else f"{n} B"
        n /= 1024
    return f"{n:.1f} GiB"


def bars(counts, label, width=40):
    most = max(counts.values(), default=1)
    for key, n in counts.items():
        print(f"  {label(key):<22}{n:>5} {'#' * round(n * width / most)}")


def report(found):
    if not found["lines"]:
        print("nothing matches")
        return
    print(f"{found['lines']} requests, {amount(found['bytes'])}, {found['first']} to {found['last']}")
    print(f"users: {', '.join(found['users']) or 'none'}; longest visit: {found['longest_visit']}")
    for title in ("status", "agents", "paths", "failures", "visits"):
        print(f"\n{title}:")
        bars(found[title], str)
    print("\ntime line:")
    bars(found["timeline"], lambda t: f"{t:%a %d %b %H:%M}")
    print(f"\n{'milliseconds':<24}{'count':>6}{'mean':>8}{'median':>8}{'p95':>8}")
    for path, t in found["timing"].items():
        print(f"{path:<24}{t['count']:>6}{t['mean']:>8.1f}{t['median']:>8}{t['p95']:>8.1f}")


def as_json(value):
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(f"{type(value).__name__} is not for JSON")


def main(argv=None):
    args = make_parser().parse_args(argv)
    complaints = []
    entries = [e for e in read(args.logs, complaints)
               if (args.status is None or args.status(e.status)) and (args.since is None or e.time >= args.since)
               and (args.path is None or args.path.search(e.path))]
    found = analyse(entries, args)
    if args.json:
        found["timeline"] = [[t, n] for t, n in found["timeline"].items()]
        json.dump(found | {"complaints": complaints}, sys.stdout, default=as_json, indent=2)
        print()
    else:
        report(found)
        for line in complaints:
            print("skipped", line)


if __name__ == "__main__":
    main()
