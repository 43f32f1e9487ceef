"""The debugger: breakpoint(), pdb.run(), pdb.post_mortem(), or `-m pdb script`."""

import bdb
import builtins
import cmd
import code
import inspect
import io
import linecache
import os
import pprint
import re
import sys
import traceback

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]
line_prefix = "\n-> "


class Restart(Exception):
    """The program is to be run again."""


def find_function(funcname, filename):
    """(name, file, line) of a function's `def` in that file."""
    pattern = re.compile(r"def\s+%s\s*[(]" % re.escape(funcname))
    try:
        with open(filename) as f:
            for number, line in enumerate(f, 1):
                if pattern.match(line):
                    return funcname, filename, number
    except OSError:
        pass
    return None


class _rstr(str):
    """A text that is its own repr."""

    def __repr__(self):
        return self


class Pdb(bdb.Bdb, cmd.Cmd):
    _previous = None

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        if stdout:
            self.use_rawinput = 0
        self.prompt = "(Pdb) "
        self.aliases, self.displaying = {}, {}
        self.mainpyfile = ""
        self._wait_for_mainpyfile = False
        self.nosigint = nosigint
        self.tb_lineno = {}
        self.commands, self.commands_silent, self.commands_defining = {}, {}, False
        self.rcLines = []
        if readrc:
            for path in ("~/.pdbrc", ".pdbrc"):
                try:
                    with open(os.path.expanduser(path), encoding="utf-8") as rc:
                        self.rcLines.extend(rc)
                except OSError:
                    pass
        self.forget()

    # ---- where it stands ----

    def forget(self):
        self.stack, self.curindex = [], 0
        self.curframe = self.lineno = None
        self.tb_lineno.clear()

    def reset(self):
        super().reset()
        self.forget()

    def setup(self, f, tb):
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        while tb:
            self.tb_lineno[tb.tb_frame] = tb.tb_lineno
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        self.curframe_locals = self.curframe.f_locals
        lines, self.rcLines = self.rcLines, []
        for line in lines:
            line = line.strip()
            if line and line[0] != "#":
                self.onecmd(line)

    def user_call(self, frame, argument_list):
        if self._wait_for_mainpyfile:
            return
        if self.stop_here(frame):
            self.message("--Call--")
            self.interaction(frame, None)

    def user_line(self, frame):
        if self._wait_for_mainpyfile:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename) or frame.f_lineno <= 0:
                return
            self._wait_for_mainpyfile = False
        if self.bp_commands(frame):
            self.interaction(frame, None)

    def bp_commands(self, frame):
        number = getattr(self, "currentbp", False)
        if not number or number not in self.commands:
            self.currentbp = 0
            return 1
        self.currentbp = 0
        self.setup(frame, None)
        for line in self.commands[number]:
            self.onecmd(line)
        if not self.commands_silent.get(number):
            self.print_stack_entry(self.stack[self.curindex])
        if not any(line.split()[0] in ("c", "cont", "continue", "q", "quit", "n", "next", "s", "step", "r", "return")
                   for line in self.commands[number] if line.split()):
            self._cmdloop()
        self.forget()
        return None

    def user_return(self, frame, return_value):
        if self._wait_for_mainpyfile:
            return
        frame.f_locals["__return__"] = return_value
        self.message("--Return--")
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._wait_for_mainpyfile:
            return
        kind, value, tb = exc_info
        frame.f_locals["__exception__"] = kind, value
        prefix = "Internal " if not tb and kind is StopIteration else ""
        self.message("%s%s" % (prefix, traceback.format_exception_only(kind, value)[-1].strip()))
        self.interaction(frame, tb)

    def _cmdloop(self):
        while True:
            try:
                self.allow_kbdint = True
                self.cmdloop()
                self.allow_kbdint = False
                break
            except KeyboardInterrupt:
                self.message("--KeyboardInterrupt--")

    def preloop(self):
        for expr, old in self.displaying.get(self.curframe, {}).items():
            new = self._getval_except(expr)
            if new is not old and new != old:
                self.displaying[self.curframe][expr] = new
                self.message("display %s: %r  [old: %r]" % (expr, new, old))

    def interaction(self, frame, tb):
        self.setup(frame, tb)
        self.print_stack_entry(self.stack[self.curindex])
        self._cmdloop()
        self.forget()

    def displayhook(self, obj):
        if obj is not None:
            self.message(repr(obj))

    def message(self, msg):
        print(msg, file=self.stdout)

    def error(self, msg):
        print("***", msg, file=self.stdout)

    # ---- lines ----

    def default(self, line):
        if line[:1] == "!":
            line = line[1:].strip()
        try:
            compiled = compile(line + "\n", "<stdin>", "single")
            saved = sys.stdin, sys.stdout, sys.displayhook
            try:
                sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
                exec(compiled, self.curframe.f_globals, self.curframe_locals)
            finally:
                sys.stdin, sys.stdout, sys.displayhook = saved
        except:
            self._error_exc()

    def precmd(self, line):
        if not line.strip():
            return line
        args = line.split()
        while args[0] in self.aliases:
            line = self.aliases[args[0]]
            for number, value in enumerate(args[1:], 1):
                line = line.replace("%" + str(number), value)
            line = line.replace("%*", " ".join(args[1:]))
            args = line.split()
        if args[0] != "alias":
            marker = line.find(";;")
            if marker >= 0:
                self.cmdqueue.insert(0, line[marker + 2:].lstrip())
                line = line[:marker].rstrip()
        return line

    def onecmd(self, line):
        if self.commands_defining:
            return self._define_command(line)
        return cmd.Cmd.onecmd(self, line)

    def _define_command(self, line):
        name, arg, line = self.parseline(line)
        if not name:
            return None
        if name == "silent":
            self.commands_silent[self.commands_bnum] = True
            return None
        if name == "end":
            return 1
        self.commands[self.commands_bnum].append(line)
        return 1 if name in ("c", "cont", "continue", "q", "quit", "n", "next", "s", "step", "r", "return") else None

    def _error_exc(self):
        kind, value = sys.exc_info()[:2]
        self.error(traceback.format_exception_only(kind, value)[-1].strip())

    def _value_in(self, arg, frame):
        if frame is None:
            return eval(arg, self.curframe.f_globals, self.curframe_locals)
        return eval(arg, frame.f_globals, frame.f_locals)

    def _getval(self, arg):
        try:
            return self._value_in(arg, None)
        except:
            self._error_exc()
            raise

    def _getval_except(self, arg, frame=None):
        try:
            return self._value_in(arg, frame)
        except BaseException as error:
            return _rstr("** raised %s **" % traceback.format_exception_only(error)[-1].strip())

    # ---- breakpoints ----

    def do_commands(self, arg):
        """commands [bpnumber]: what is done when that breakpoint is hit, up to a line `end`."""
        try:
            number = int(arg) if arg else len(bdb.Breakpoint.bpbynumber) - 1
            self.get_bpbynumber(number)
        except ValueError as err:
            self.error("cannot set commands: %s" % err)
            return
        self.commands_bnum = number
        self.commands[number], self.commands_silent[number] = [], False
        prompt, self.prompt = self.prompt, "(com) "
        self.commands_defining = True
        try:
            self.cmdloop()
        finally:
            self.commands_defining = False
            self.prompt = prompt

    def do_break(self, arg, temporary=0):
        """b(reak) [([filename:]lineno | function) [, condition]]"""
        if not arg:
            if self.breaks:
                self.message("Num Type         Disp Enb   Where")
                for bp in bdb.Breakpoint.bpbynumber:
                    if bp:
                        self.message(bp.bpformat())
            return
        arg, comma, cond = arg.partition(",")
        arg, cond = arg.rstrip(), cond.lstrip() if comma else None
        filename = funcname = None
        left, colon, right = arg.rpartition(":")
        if colon:
            filename = self.lookupmodule(left.rstrip())
            if not filename:
                self.error("%r not found from sys.path" % left.rstrip())
                return
            try:
                line = int(right)
            except ValueError:
                self.error("Bad lineno: %s" % right)
                return
        else:
            try:
                line = int(arg)
            except ValueError:
                try:
                    func = eval(arg, self.curframe.f_globals, self.curframe_locals)
                except:
                    func = arg
                try:
                    func = getattr(func, "__func__", func)
                    made = func.__code__
                    funcname, line, filename = made.co_name, made.co_firstlineno, made.co_filename
                except AttributeError:
                    found = find_function(arg, self.defaultFile())
                    if not found:
                        self.error("The specified object %r is not a function or was not found along sys.path." % arg)
                        return
                    funcname, filename, line = found
        if not filename:
            filename = self.defaultFile()
        line = self.checkline(filename, line)
        if not line:
            return
        problem = self.set_break(filename, line, temporary, cond, funcname)
        if problem:
            self.error(problem)
        else:
            bp = self.get_breaks(filename, line)[-1]
            self.message("Breakpoint %d at %s:%d" % (bp.number, bp.file, bp.line))

    do_b = do_break

    def defaultFile(self):
        filename = self.curframe.f_code.co_filename
        return self.mainpyfile if filename == "<string>" and self.mainpyfile else filename

    def do_tbreak(self, arg):
        """tbreak: as break, for one time."""
        self.do_break(arg, 1)

    def checkline(self, filename, lineno):
        frame = getattr(self, "curframe", None)
        line = linecache.getline(filename, lineno, frame.f_globals if frame else None)
        if not line:
            self.message("End of file")
            return 0
        line = line.strip()
        if not line or line[0] == "#" or line[:3] in ('"""', "'''"):
            self.error("Blank or comment")
            return 0
        return lineno

    def lookupmodule(self, filename):
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        if self.mainpyfile:
            path = os.path.join(sys.path[0], filename)
            if os.path.exists(path) and self.canonic(path) == self.mainpyfile:
                return path
        if not os.path.splitext(filename)[1]:
            filename += ".py"
        for folder in sys.path:
            path = os.path.join(folder, filename)
            if os.path.exists(path):
                return path
        return None

    def _each_breakpoint(self, arg):
        for number in arg.split():
            try:
                yield self.get_bpbynumber(number)
            except ValueError as err:
                self.error(err)

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]"""
        for bp in self._each_breakpoint(arg):
            bp.enable()
            self.message("Enabled %s" % bp)

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]"""
        for bp in self._each_breakpoint(arg):
            bp.disable()
            self.message("Disabled %s" % bp)

    def do_condition(self, arg):
        """condition bpnumber [condition]"""
        number, _, cond = arg.partition(" ")
        try:
            bp = self.get_bpbynumber(number.strip())
        except ValueError as err:
            self.error(err)
            return
        bp.cond = cond or None
        self.message("New condition set for breakpoint %d." % bp.number if cond else
                     "Breakpoint %d is now unconditional." % bp.number)

    def do_ignore(self, arg):
        """ignore bpnumber [count]"""
        number, _, count = arg.partition(" ")
        try:
            count = int(count.strip())
        except ValueError:
            count = 0
        try:
            bp = self.get_bpbynumber(number.strip())
        except ValueError as err:
            self.error(err)
            return
        bp.ignore = count
        if count > 0:
            text = "%d crossings" % count if count > 1 else "1 crossing"
            self.message("Will ignore next %s of breakpoint %d." % (text, bp.number))
        else:
            self.message("Will stop next time breakpoint %d is reached." % bp.number)

    def do_clear(self, arg):
        """cl(ear) filename:lineno | [bpnumber ...]"""
        if not arg:
            try:
                reply = input("Clear all breaks? ")
            except EOFError:
                reply = "no"
            if reply.strip().lower() in ("y", "yes"):
                gone = [bp for bp in bdb.Breakpoint.bpbynumber if bp]
                self.clear_all_breaks()
                for bp in gone:
                    self.message("Deleted %s" % bp)
            return
        if ":" in arg:
            filename, _, number = arg.rpartition(":")
            try:
                lineno = int(number)
            except ValueError:
                self.error("Invalid line number (%s)" % arg)
                return
            gone = self.get_breaks(filename, lineno)[:]
            problem = self.clear_break(filename, lineno)
            if problem:
                self.error(problem)
                return
            for bp in gone:
                self.message("Deleted %s" % bp)
            return
        for bp in self._each_breakpoint(arg):
            self.clear_bpbynumber(bp.number)
            self.message("Deleted %s" % bp)

    do_cl = do_clear

    # ---- the stack ----

    def do_where(self, arg):
        """w(here): the stack, the innermost frame last."""
        for entry in self.stack:
            self.print_stack_entry(entry)

    do_w = do_bt = do_where

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.curframe_locals = self.curframe.f_locals
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def _move(self, arg, up):
        try:
            count = int(arg or 1)
        except ValueError:
            self.error("Invalid frame count (%s)" % arg)
            return
        if self.curindex == (0 if up else len(self.stack) - 1):
            self.error("Oldest frame" if up else "Newest frame")
            return
        last = len(self.stack) - 1
        if count < 0:
            self._select_frame(0 if up else last)
        else:
            self._select_frame(max(0, self.curindex - count) if up else min(last, self.curindex + count))

    def do_up(self, arg):
        """u(p) [count]"""
        self._move(arg, True)

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]"""
        self._move(arg, False)

    do_d = do_down

    # ---- going on ----

    def do_until(self, arg):
        """unt(il) [lineno]"""
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error("Error in argument: %r" % arg)
                return None
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    def do_step(self, arg):
        """s(tep): to the next line, also into calls."""
        self.set_step()
        return 1

    do_s = do_step

    def do_next(self, arg):
        """n(ext): to the next line of this function."""
        self.set_next(self.curframe)
        return 1

    do_n = do_next

    def do_run(self, arg):
        """run [args...]: runs the program again."""
        if arg:
            import shlex

            sys.argv = sys.argv[:1] + shlex.split(arg)
        raise Restart

    do_restart = do_run

    def do_return(self, arg):
        """r(eturn): until this function returns."""
        self.set_return(self.curframe)
        return 1

    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue)): to the next breakpoint."""
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) lineno: not possible here."""
        self.error("Jump failed: frames cannot be moved")

    do_j = do_jump

    def do_debug(self, arg):
        """debug code: steps through it in a debugger of its own."""
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = "(%s) " % self.prompt.strip()
        self.message("ENTERING RECURSIVE DEBUGGER")
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe_locals))
        except Exception:
            self._error_exc()
        self.message("LEAVING RECURSIVE DEBUGGER")
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    def do_quit(self, arg):
        """q(uit): ends the program."""
        self._user_requested_quit = True
        self.set_quit()
        return 1

    do_q = do_exit = do_quit

    def do_EOF(self, arg):
        """EOF: ends the program."""
        self.message("")
        self._user_requested_quit = True
        self.set_quit()
        return 1

    # ---- looking ----

    def do_args(self, arg):
        """a(rgs): the arguments of this function."""
        made, names = self.curframe.f_code, self.curframe_locals
        count = made.co_argcount + made.co_kwonlyargcount
        count += bool(made.co_flags & inspect.CO_VARARGS) + bool(made.co_flags & inspect.CO_VARKEYWORDS)
        for name in made.co_varnames[:count]:
            self.message("%s = %s" % (name, repr(names[name]) if name in names else "*** undefined ***"))

    do_a = do_args

    def do_retval(self, arg):
        """retval: what this function returns."""
        if "__return__" in self.curframe_locals:
            self.message(repr(self.curframe_locals["__return__"]))
        else:
            self.error("Not yet returned!")

    do_rv = do_retval

    def do_p(self, arg):
        """p expression"""
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(repr(value))
        except:
            self._error_exc()

    def do_pp(self, arg):
        """pp expression"""
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(pprint.pformat(value))
        except:
            self._error_exc()

    complete_p = complete_pp = cmd.Cmd.completedefault

    def do_list(self, arg):
        """l(ist) [first [,last] | .]: lines around where it stands."""
        self.lastcmd = "list"
        last = None
        if arg and arg != ".":
            try:
                if "," in arg:
                    first, last = map(int, arg.split(","))
                    if last < first:
                        last = first + last
                else:
                    first = max(1, int(arg) - 5)
            except ValueError:
                self.error("Error in argument: %r" % arg)
                return
        elif self.lineno is None or arg == ".":
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        if last is None:
            last = first + 10
        filename = self.curframe.f_code.co_filename
        lines = linecache.getlines(filename, self.curframe.f_globals)
        self._print_lines(lines[first - 1:last], first, self.get_file_breaks(filename), self.curframe)
        self.lineno = min(last, len(lines))
        if len(lines) < last:
            self.message("[EOF]")

    do_l = do_list

    def _lines_of(self, what):
        lines, first = inspect.getsourcelines(what)
        return lines, max(1, first)

    def do_longlist(self, arg):
        """longlist | ll: the whole function."""
        try:
            lines, first = self._lines_of(self.curframe)
        except OSError as err:
            self.error(err)
            return
        self._print_lines(lines, first, self.get_file_breaks(self.curframe.f_code.co_filename), self.curframe)

    do_ll = do_longlist

    def do_source(self, arg):
        """source expression: the source of a function, class or module."""
        try:
            what = self._getval(arg)
        except:
            return
        try:
            lines, first = self._lines_of(what)
        except (OSError, TypeError) as err:
            self.error(err)
            return
        self._print_lines(lines, first)

    def _print_lines(self, lines, start, breaks=(), frame=None):
        current = frame.f_lineno if frame else -1
        raised = self.tb_lineno.get(frame, -1) if frame else -1
        for number, line in enumerate(lines, start):
            text = str(number).rjust(3)
            if len(text) < 4:
                text += " "
            text += "B" if number in breaks else " "
            if number == current:
                text += "->"
            elif number == raised:
                text += ">>"
            self.message(text + "\t" + line.rstrip())

    def do_whatis(self, arg):
        """whatis arg: its type."""
        try:
            value = self._getval(arg)
        except:
            return
        if hasattr(getattr(value, "__func__", None), "__code__"):
            self.message("Method %s" % value.__func__.__code__.co_name)
        elif hasattr(value, "__code__"):
            self.message("Function %s" % value.__code__.co_name)
        elif value.__class__ is type:
            self.message("Class %s.%s" % (value.__module__, value.__qualname__))
        else:
            self.message(type(value))

    def do_display(self, arg):
        """display [expression]: shows its value whenever it has changed."""
        if not arg:
            self.message("Currently displaying:")
            for item in self.displaying.get(self.curframe, {}).items():
                self.message("%s: %r" % item)
            return
        value = self._getval_except(arg)
        self.displaying.setdefault(self.curframe, {})[arg] = value
        self.message("display %s: %r" % (arg, value))

    def do_undisplay(self, arg):
        """undisplay [expression]"""
        if not arg:
            self.displaying.pop(self.curframe, None)
        elif self.displaying.get(self.curframe, {}).pop(arg, self) is self:
            self.error("not displaying %s" % arg)

    def do_interact(self, arg):
        """interact: a prompt with the names of this frame."""
        code.interact("*interactive*", local={**self.curframe.f_globals, **self.curframe_locals})

    def do_alias(self, arg):
        """alias [name [command]]"""
        args = arg.split()
        if not args:
            for name in sorted(self.aliases):
                self.message("%s = %s" % (name, self.aliases[name]))
        elif len(args) == 1:
            if args[0] in self.aliases:
                self.message("%s = %s" % (args[0], self.aliases[args[0]]))
        else:
            self.aliases[args[0]] = " ".join(args[1:])

    def do_unalias(self, arg):
        """unalias name"""
        self.aliases.pop(arg.split()[0] if arg.split() else "", None)

    def do_help(self, arg):
        """h(elp) [command]"""
        if not arg:
            return cmd.Cmd.do_help(self, arg)
        try:
            command = getattr(self, "do_" + arg)
        except AttributeError:
            self.error("No help for %r" % arg)
            return None
        self.message(inspect.cleandoc(command.__doc__ or "").rstrip())
        return None

    do_h = do_help

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        prefix = "> " if frame_lineno[0] is self.curframe else "  "
        self.message(prefix + self.format_stack_entry(frame_lineno, prompt_prefix))

    # ---- running ----

    def _runscript(self, filename):
        import __main__

        __main__.__dict__.clear()
        __main__.__dict__.update({"__name__": "__main__", "__file__": filename, "__builtins__": builtins})
        self._wait_for_mainpyfile = True
        self.mainpyfile = self.canonic(filename)
        self._user_requested_quit = False
        with io.open_code(filename) as f:
            compiled = compile(f.read(), self.mainpyfile, "exec")
        self.run(compiled, __main__.__dict__)


def run(statement, globals=None, locals=None):
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    run(statement, globals, locals)


def runcall(*args, **kwds):
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None):
    """The debugger begins where this is called."""
    pdb = Pdb()
    if header is not None:
        pdb.message(header)
    pdb.set_trace(sys._getframe().f_back)


def post_mortem(t=None):
    """Looks at a traceback, or at that of the exception that is handled."""
    if t is None:
        t = sys.exc_info()[2]
    if t is None:
        raise ValueError("A valid traceback must be passed if no exception is being handled")
    p = Pdb()
    p.reset()
    p.interaction(None, t)


def pm():
    """Looks at the last exception that nobody caught."""
    post_mortem(sys.last_traceback)


def help():
    print(__doc__)


def main():
    import getopt

    options, args = getopt.getopt(sys.argv[1:], "hc:", ["help", "command="])
    commands = []
    for name, value in options:
        if name in ("-h", "--help"):
            print("usage: pdb.py [-c command] ... pyfile [arg] ...")
            sys.exit()
        commands.append(value)
    if not args:
        print("usage: pdb.py [-c command] ... pyfile [arg] ...")
        sys.exit(2)
    target = args[0]
    if not os.path.exists(target):
        print("Error:", target, "does not exist")
        sys.exit(1)
    sys.argv[:] = args
    sys.path[0] = os.path.dirname(os.path.realpath(target))
    pdb = Pdb()
    pdb.rcLines.extend(commands)
    while True:
        try:
            pdb._runscript(target)
            if pdb._user_requested_quit:
                break
            print("The program finished and will be restarted")
        except Restart:
            print("Restarting", target, "with arguments:")
            print("\t" + " ".join(sys.argv[1:]))
        except SystemExit as e:
            print("The program exited via sys.exit(). Exit status:", end=" ")
            print(e)
        except SyntaxError:
            traceback.print_exc()
            sys.exit(1)
        except BaseException as error:
            traceback.print_exc()
            print("Uncaught exception. Entering post mortem debugging")
            print("Running 'cont' or 'step' will restart the program")
            pdb.interaction(None, error.__traceback__)
            print("Post mortem debugger finished. The %s will be restarted" % target)


if __name__ == "__main__":  # whose names the program takes over
    import pdb

    pdb.main()
