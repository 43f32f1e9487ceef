"""Other programs: started, fed, read and waited for."""
import io as _io
import os as _os
import signal as _signal
import threading as _threading
import time as _time
import types as _types

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """A program that ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        try:
            return f"Command '{self.cmd}' died with {_signal.Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program that took longer than it should."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = CalledProcessError.stdout


class CompletedProcess:
    """A program that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(_types.GenericAlias)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """The words as Windows writes a command line."""
    words = []
    for word in map(_os.fsdecode, seq):
        quoted = not word or " " in word or "\t" in word
        text, slashes = "", 0
        for c in word:
            if c == "\\":
                slashes += 1
                continue
            text += "\\" * (slashes * (2 if c == '"' else 1)) + ('\\"' if c == '"' else c)
            slashes = 0
        text += "\\" * (slashes * (2 if quoted else 1))
        words.append(f'"{text}"' if quoted else text)
    return " ".join(words)


class Popen:
    """A program that runs."""

    returncode = None
    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        for name, value in (("preexec_fn", preexec_fn), ("user", user), ("group", group), ("pass_fds", pass_fds or None),
                            ("extra_groups", extra_groups), ("process_group", process_group)):
            if value is not None:
                raise NotImplementedError(f"subprocess: {name} in this version")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        self.args, self.pid, self.encoding, self.errors = args, None, encoding, errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.stdin = self.stdout = self.stderr = None
        ours, theirs, close_after = [None, None, None], [-1, -1, -1], []
        try:
            self._open_pipes((stdin, stdout, stderr), ours, theirs, close_after)
            self._start(args, shell, executable, cwd, env, theirs, close_fds, start_new_session)
        except BaseException:
            for fd in ours:
                if fd is not None:
                    _os.close(fd)
            raise
        finally:
            for fd in close_after:
                _os.close(fd)
        for name, fd, mode in zip(("stdin", "stdout", "stderr"), ours, ("wb", "rb", "rb")):
            if fd is None:
                continue
            if self.text_mode:
                stream = _io.open(fd, mode[0], 1 if bufsize == 1 else -1, encoding=encoding, errors=errors)
            else:
                stream = _io.open(fd, mode, 0 if bufsize == 0 else -1)
            setattr(self, name, stream)

    def _open_pipes(self, wanted, ours, theirs, close_after):
        for n, what in enumerate(wanted):
            if what is None:
                continue
            if what == PIPE:
                reads, writes = _os.pipe()
                ours[n], theirs[n] = (writes, reads) if n == 0 else (reads, writes)
                close_after.append(theirs[n])
            elif what == DEVNULL:
                theirs[n] = _os.open(_os.devnull, _os.O_RDWR)
                close_after.append(theirs[n])
            elif what == STDOUT and n == 2:
                theirs[2] = theirs[1] if theirs[1] != -1 else 1
            elif isinstance(what, int):
                theirs[n] = what
            else:
                if hasattr(what, "flush") and n:
                    what.flush()
                theirs[n] = what.fileno()

    def _start(self, args, shell, executable, cwd, env, theirs, close_fds, new_session):
        import _process
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            words = [args]
        else:
            words = list(args)
        if shell:
            words = ["/bin/sh", "-c"] + words
            if executable is not None:
                words[0] = executable
        if executable is None:
            executable = words[0] if words else ""
        argv = [_os.fsencode(word) for word in words]
        program = _os.fsencode(executable)
        for word in argv:
            if b"\0" in word:
                raise ValueError("embedded null byte")
        if b"/" in program:
            programs = [program]
        else:
            path = (env if env is not None else _os.environ).get("PATH", _os.defpath)
            programs = [_os.path.join(_os.fsencode(folder), program) for folder in path.split(":")]
        if env is None:
            env = _os.environ
        environment = []
        for key, value in env.items():
            key, value = _os.fsencode(key), _os.fsencode(value)
            if b"=" in key:
                raise ValueError("illegal environment variable name")
            environment.append(key + b"=" + value)
        folder = None if cwd is None else _os.fsencode(cwd)
        made = _process.spawn(programs, argv, environment, folder, *theirs, close_fds, new_session)
        if isinstance(made, tuple):
            error, stage = made
            name = cwd if chr(stage) == "d" else executable if chr(stage) == "e" else None
            if name is None:
                raise OSError(error, _os.strerror(error))
            raise OSError(error, _os.strerror(error), name)
        self.pid, self._child_created = made, True

    __class_getitem__ = classmethod(_types.GenericAlias)

    def __repr__(self):
        shown = repr(self.args)
        if len(shown) > 80:
            shown = shown[:76] + "...'" if isinstance(self.args, str) else shown[:76] + "..."
        return f"<{type(self).__name__}: returncode: {self.returncode} args: {shown}>"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type is not KeyboardInterrupt:
                self.wait()

    def _ended(self, status):
        if _os.WIFSIGNALED(status):
            self.returncode = -_os.WTERMSIG(status)
        else:
            self.returncode = _os.WEXITSTATUS(status)

    def poll(self):
        """The status, or None as long as it runs."""
        if self.returncode is None and self._child_created:
            try:
                pid, status = _os.waitpid(self.pid, 1)
                if pid:
                    self._ended(status)
                else:
                    _threading._polled()
            except ChildProcessError:
                self.returncode = 0
        return self.returncode

    def wait(self, timeout=None):
        """The status, once it has ended."""
        if self.returncode is not None:
            return self.returncode
        if timeout is None and _threading.active_count() == 1:
            try:
                self._ended(_os.waitpid(self.pid, 0)[1])
            except ChildProcessError:
                self.returncode = 0
            return self.returncode
        deadline = None if timeout is None else _time.monotonic() + timeout
        pause = 0.0005
        while self.poll() is None:
            if deadline is not None:
                left = deadline - _time.monotonic()
                if left <= 0:
                    raise TimeoutExpired(self.args, timeout)
                pause = min(pause, left)
            _time.sleep(pause)
            pause = min(pause * 2, 0.05)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Writes the input, reads all output, waits: (stdout, stderr)."""
        from posix import _poll
        if self.stdin and input is not None and self.text_mode:
            input = input.encode(self.stdin.encoding, self.stdin.errors)
        deadline = None if timeout is None else _time.monotonic() + timeout
        pending = memoryview(input or b"")
        if not hasattr(self, "_got"):
            self._got = {}
            if self.stdin:
                self.stdin.flush()
        else:
            pending = self._pending
        readers = {stream.fileno(): stream for stream in (self.stdout, self.stderr) if stream and not stream.closed}
        for fd in readers:
            self._got.setdefault(fd, [])
        writer = self.stdin.fileno() if self.stdin and not self.stdin.closed else None
        if writer is not None and not pending:
            _close(self.stdin)
            writer = None
        while readers or writer is not None:
            left = None if deadline is None else max(0, deadline - _time.monotonic())
            threads = _threading.active_count() > 1
            ready = _poll(list(readers), [] if writer is None else [writer], min(left or 0, 0.0) if threads else left)
            if not ready:
                if deadline is not None and _time.monotonic() >= deadline:
                    self._pending = pending
                    raise TimeoutExpired(self.args, timeout, self._output(self.stdout, True), self._output(self.stderr, True))
                _time.sleep(0.001)
                continue
            for fd, readable, writable in ready:
                if fd == writer and writable:
                    try:
                        pending = pending[_os.write(fd, pending[:512]):]
                    except BrokenPipeError:
                        pending = pending[:0]
                    if not pending:
                        _close(self.stdin)
                        writer = None
                elif fd in readers:
                    data = _os.read(fd, 32768)
                    if data:
                        self._got[fd].append(data)
                    else:
                        stream = readers.pop(fd)
                        setattr(self, "_of_stdout" if stream is self.stdout else "_of_stderr", self._got[fd])
                        stream.close()
        try:
            self.wait(None if deadline is None else max(0, deadline - _time.monotonic()))
        except TimeoutExpired:
            raise TimeoutExpired(self.args, timeout) from None
        return self._output(self.stdout), self._output(self.stderr)

    def _output(self, stream, unfinished=False):
        if stream is None:
            return None
        parts = getattr(self, "_of_stdout" if stream is self.stdout else "_of_stderr", None)
        if parts is None:
            parts = self._got.get(stream.fileno(), []) if not stream.closed else []
        data = b"".join(parts)
        if unfinished:
            return data or None
        if self.text_mode:
            data = data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")
        return data

    def send_signal(self, sig):
        self.poll()
        if self.returncode is None:
            try:
                _os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(_signal.SIGTERM)

    def kill(self):
        self.send_signal(_signal.SIGKILL)

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)


def _close(stream):
    try:
        stream.close()
    except BrokenPipeError:
        pass


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program; its status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program writes."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("universal_newlines") or kwargs.get("text") or kwargs.get("encoding") or \
            kwargs.get("errors") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(status, output) of a shell command."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data[:-1] if data[-1:] == "\n" else data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
