"""Tables of what a profiler has counted."""

import os
import pickle
import re
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key
from typing import Dict

__all__ = ["Stats", "SortKey", "FunctionProfile", "StatsProfile"]


class SortKey(StrEnum):
    CALLS = "calls", "ncalls"
    CUMULATIVE = "cumulative", "cumtime"
    FILENAME = "filename", "module"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time", "tottime"

    def __new__(cls, *values):
        member = str.__new__(cls, values[0])
        member._value_ = values[0]
        for other in values[1:]:
            cls._value2member_map_[other] = member
        member._all_values = values
        return member


@dataclass(unsafe_hash=True)
class FunctionProfile:
    """A row of a table."""

    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """What a table shows, by function."""

    total_tt: float
    func_profiles: Dict[str, FunctionProfile]


# name: (fields of a row that are compared, with their direction; how it is called in the table)
_FIELDS = {"calls": (((1, -1),), "call count"), "ncalls": (((1, -1),), "call count"),
           "cumtime": (((3, -1),), "cumulative time"), "cumulative": (((3, -1),), "cumulative time"),
           "filename": (((4, 1),), "file name"), "line": (((5, 1),), "line number"), "module": (((4, 1),), "file name"),
           "name": (((6, 1),), "function name"), "nfl": (((6, 1), (4, 1), (5, 1)), "name/file/line"),
           "pcalls": (((0, -1),), "primitive call count"), "stdname": (((7, 1),), "standard name"),
           "time": (((2, -1),), "internal time"), "tottime": (((2, -1),), "internal time")}


class Stats:
    """Stats(*files or profiles, stream=sys.stdout)"""

    sort_arg_dict_default = _FIELDS

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        self.init(args[0] if args else None)
        self.add(*args[1:])

    def init(self, arg):
        self.all_callees = None
        self.files, self.fcn_list = [], None
        self.total_tt = self.total_calls = self.prim_calls = self.max_name_len = 0
        self.top_level = set()
        self.stats, self.sort_arg_dict = {}, {}
        self.load_stats(arg)
        for func, (cc, nc, tt, ct, callers) in self.stats.items():
            self.total_calls += nc
            self.prim_calls += cc
            self.total_tt += tt
            if ("jprofile", 0, "profiler") in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def load_stats(self, arg):
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            with open(arg, "rb") as f:
                self.stats = pickle.load(f)
            try:
                arg = time.ctime(os.stat(arg).st_mtime) + "    " + arg
            except OSError:
                pass
            self.files = [arg]
        elif hasattr(arg, "create_stats"):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError("Cannot create or construct a %r object from %r" % (self.__class__, arg))

    def get_top_level_stats(self):
        pass

    def add(self, *arg_list):
        for item in reversed(arg_list):
            other = item if isinstance(item, Stats) else type(self)(item)
            self.files += other.files
            self.total_calls += other.total_calls
            self.prim_calls += other.prim_calls
            self.total_tt += other.total_tt
            self.top_level |= other.top_level
            self.max_name_len = max(self.max_name_len, other.max_name_len)
            self.fcn_list = None
            for func, stat in other.stats.items():
                self.stats[func] = add_func_stats(self.stats.get(func, (0, 0, 0, 0, {})), stat)
        return self

    def dump_stats(self, filename):
        with open(filename, "wb") as f:
            pickle.dump(self.stats, f)

    def get_sort_arg_defs(self):
        if not self.sort_arg_dict:
            taken, ambiguous = {}, set()
            for word, entry in _FIELDS.items():
                for size in range(1, len(word) + 1):
                    part = word[:size]
                    if part in taken:
                        ambiguous.add(part)
                    taken[part] = entry
            for part in ambiguous:
                del taken[part]
            taken.update(_FIELDS)
            self.sort_arg_dict = {k: v for k, v in taken.items() if k in _FIELDS or k not in ambiguous}
        return self.sort_arg_dict

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = None
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [{-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}[field[0]]]
        elif len(field) >= 2:
            for other in field[1:]:
                if type(other) is not type(field[0]):
                    raise TypeError("Can't have mixed argument type")
        known = self.get_sort_arg_defs()
        order, self.sort_type, joint = [], "", ""
        for word in field:
            if isinstance(word, SortKey):
                word = word.value
            fields, what = known[word]
            order += fields
            self.sort_type += joint + what
            joint = ", "
        rows = [(cc, nc, tt, ct) + func + (func_std_string(func), func)
                for func, (cc, nc, tt, ct, _callers) in self.stats.items()]
        for place, direction in reversed(order):
            rows.sort(key=lambda row: row[place], reverse=direction < 0)
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list is not None:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        stats, self.stats = self.stats, {}
        longest = 0
        for func, (cc, nc, tt, ct, callers) in stats.items():
            short = func_strip_path(func)
            longest = max(longest, len(func_std_string(short)))
            by = {}
            for caller, count in callers.items():
                name = func_strip_path(caller)
                by[name] = add_callers({name: by[name]}, {name: count})[name] if name in by else count
            new = cc, nc, tt, ct, by
            self.stats[short] = add_func_stats(self.stats[short], new) if short in self.stats else new
        self.top_level = {func_strip_path(f) for f in self.top_level}
        self.max_name_len = longest
        self.fcn_list = self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = all_callees = {}
        for func, (_cc, _nc, _tt, _ct, callers) in self.stats.items():
            all_callees.setdefault(func, {})
            for caller, count in callers.items():
                all_callees.setdefault(caller, {})[func] = count

    def eval_print_amount(self, sel, list, msg):
        if isinstance(sel, str):
            try:
                pattern = re.compile(sel)
            except re.error:
                return list, msg + "   <Invalid regular expression %r>\n" % sel
            chosen = [func for func in list if pattern.search(func_std_string(func))]
        else:
            count = len(list)
            if isinstance(sel, float) and 0.0 <= sel < 1.0:
                chosen = list[:int(count * sel + .5)]
            elif isinstance(sel, int) and 0 <= sel < count:
                chosen = list[:sel]
            else:
                chosen = list
        if len(chosen) != len(list):
            msg += "   List reduced from %r to %r due to restriction <%r>\n" % (len(list), len(chosen), sel)
        return chosen, msg

    def get_stats_profile(self):
        func_list = self.fcn_list[:] if self.fcn_list else list(self.stats.keys())
        profiles = {}
        for func in func_list:
            cc, nc, tt, ct, _callers = self.stats[func]
            profiles[func[2]] = FunctionProfile(
                str(nc) if nc == cc else f"{nc}/{cc}", float(f8(tt)), -1 if nc == 0 else float(f8(tt / nc)), float(f8(ct)),
                -1 if cc == 0 else float(f8(ct / cc)), func[0], func[1])
        return StatsProfile(float(f8(self.total_tt)), profiles)

    def get_print_list(self, sel_list):
        width = self.max_name_len
        if self.fcn_list:
            chosen = self.fcn_list[:]
            msg = "   Ordered by: " + self.sort_type + "\n"
        else:
            chosen = list(self.stats)
            msg = "   Random listing order was used\n"
        for selection in sel_list:
            chosen, msg = self.eval_print_amount(selection, chosen, msg)
        if not chosen:
            return 0, chosen
        print(msg, file=self.stream)
        if len(chosen) < len(self.stats):
            width = max(len(func_std_string(func)) for func in chosen)
        return width + 2, chosen

    def print_stats(self, *amount):
        for filename in self.files:
            print(filename, file=self.stream)
        if self.files:
            print(file=self.stream)
        indent = " " * 8
        for func in self.top_level:
            print(indent, func_get_function_name(func), file=self.stream)
        print(indent, self.total_calls, "function calls", end=" ", file=self.stream)
        if self.total_calls != self.prim_calls:
            print("(%d primitive calls)" % self.prim_calls, end=" ", file=self.stream)
        print("in %.3f seconds" % self.total_tt, file=self.stream)
        print(file=self.stream)
        _width, chosen = self.get_print_list(amount)
        if chosen:
            self.print_title()
            for func in chosen:
                self.print_line(func)
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callees(self, *amount):
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.calc_callees()
            self.print_call_heading(width, "called...")
            for func in chosen:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callers(self, *amount):
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.print_call_heading(width, "was called by...")
            for func in chosen:
                self.print_call_line(width, func, self.stats[func][4], "<-")
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_call_heading(self, name_size, column_title):
        print("Function ".ljust(name_size) + column_title, file=self.stream)
        if any(isinstance(count, tuple) for _cc, _nc, _tt, _ct, callers in self.stats.values() for count in callers.values()):
            print(" " * name_size + "    ncalls  tottime  cumtime", file=self.stream)

    def print_call_line(self, name_size, source, call_dict, arrow="->"):
        print(func_std_string(source).ljust(name_size) + arrow, end=" ", file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ""
        for func in sorted(call_dict):
            name, value = func_std_string(func), call_dict[func]
            if isinstance(value, tuple):
                nc, cc, tt, ct = value
                count = "%d/%d" % (nc, cc) if nc != cc else "%d" % nc
                line = "%s %s %s  %s" % (count.rjust(7 + 2 * len(indent)), f8(tt), f8(ct), name)
                left = name_size + 1
            else:
                line = "%s(%r) %s" % (name, value, f8(self.stats[func][3]))
                left = name_size + 3
            print(indent * left + line, file=self.stream)
            indent = " "

    def print_title(self):
        print("   ncalls  tottime  percall  cumtime  percall", end=" ", file=self.stream)
        print("filename:lineno(function)", file=self.stream)

    def print_line(self, func):
        cc, nc, tt, ct, _callers = self.stats[func]
        calls = str(nc) if nc == cc else str(nc) + "/" + str(cc)
        print(calls.rjust(9), f8(tt), " " * 8 if nc == 0 else f8(tt / nc), f8(ct), " " * 8 if cc == 0 else f8(ct / cc),
              func_std_string(func), file=self.stream)


def func_strip_path(func_name):
    filename, line, name = func_name
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    return func[2]


def func_std_string(func_name):
    if func_name[:2] == ("~", 0):
        name = func_name[2]
        return "{%s}" % name[1:-1] if name.startswith("<") and name.endswith(">") else name
    return "%s:%d(%s)" % func_name


def add_func_stats(target, source):
    cc, nc, tt, ct, callers = source
    t_cc, t_nc, t_tt, t_ct, t_callers = target
    return cc + t_cc, nc + t_nc, tt + t_tt, ct + t_ct, add_callers(t_callers, callers)


def add_callers(target, source):
    result = dict(target)
    for func, caller in source.items():
        if func not in result:
            result[func] = caller
        elif isinstance(caller, tuple):
            result[func] = tuple([a + b for a, b in zip(caller, result[func])])
        else:
            result[func] += caller
    return result


def count_calls(callers):
    return sum(callers.values())


def f8(x):
    return "%8.3f" % x
