"""Files of machines, logins and passwords (.netrc)."""

import os
import stat

__all__ = ["netrc", "NetrcParseError"]


class NetrcParseError(Exception):
    def __init__(self, msg, filename=None, lineno=None):
        self.filename, self.lineno, self.msg = filename, lineno, msg
        Exception.__init__(self, msg)

    def __str__(self):
        return "%s (%s, line %s)" % (self.msg, self.filename, self.lineno)


class _Words:
    def __init__(self, stream):
        self.read, self.lineno, self.pushback = stream.read, 1, []

    def char(self):
        c = self.read(1)
        self.lineno += c == "\n"
        return c

    def next(self):
        if self.pushback:
            return self.pushback.pop(0)
        c = self.char()
        while c and c in "\n\t\r ":
            c = self.char()
        word, quoted = "", c == '"'
        if quoted:
            c = self.char()
        while c and (c != '"' if quoted else c not in "\n\t\r "):
            if c == "\\":
                c = self.char()
            word += c
            c = self.char()
        return word


class netrc:
    """hosts: {machine: (login, account, password)}, macros: {name: lines}"""

    def __init__(self, file=None):
        default = file is None
        if default:
            file = os.path.join(os.path.expanduser("~"), ".netrc")
        self.hosts, self.macros = {}, {}
        try:
            with open(file, encoding="utf-8") as fp:
                self._parse(file, fp, default)
        except UnicodeDecodeError:
            with open(file, encoding="locale") as fp:
                self._parse(file, fp, default)

    def _parse(self, file, fp, default):
        words = _Words(fp)
        while True:
            begin = words.lineno
            word = words.next()
            if not word:
                return
            if word[0] == "#":
                if words.lineno == begin:
                    fp.readline()
                    words.lineno += 1
                continue
            if word == "machine":
                name = words.next()
            elif word == "default":
                name = "default"
            elif word == "macdef":
                lines = self.macros[words.next()] = []
                while True:
                    line = fp.readline()
                    if not line:
                        raise NetrcParseError("Macro definition missing null line terminator.", file, words.lineno)
                    words.lineno += 1
                    if line == "\n":
                        break
                    lines.append(line)
                continue
            else:
                raise NetrcParseError("bad toplevel token %r" % word, file, words.lineno)
            if not name:
                raise NetrcParseError("missing %r name" % word, file, words.lineno)
            self._entry(name, words, file, fp, default)

    def _entry(self, name, words, file, fp, default):
        login = account = password = ""
        self.hosts[name] = {}
        while True:
            before = words.lineno
            word = words.next()
            if word.startswith("#"):
                if words.lineno == before:
                    fp.readline()
                    words.lineno += 1
                continue
            if word in ("", "machine", "default", "macdef"):
                if default and os.name == "posix" and login != "anonymous":
                    self._check_owner(fp, file, words)
                self.hosts[name] = login, account, password
                words.pushback.append(word)
                return
            if word in ("login", "user"):
                login = words.next()
            elif word == "account":
                account = words.next()
            elif word == "password":
                password = words.next()
            else:
                raise NetrcParseError("bad follower token %r" % word, file, words.lineno)

    def _check_owner(self, fp, file, words):
        st = os.fstat(fp.fileno())
        if st.st_uid != os.getuid():
            raise NetrcParseError("~/.netrc file owner (uid %s) does not match current user (uid %s)" % (st.st_uid, os.getuid()))
        if st.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NetrcParseError("~/.netrc access too permissive: access permissions must restrict access to only the owner")

    def authenticators(self, host):
        return self.hosts.get(host) or self.hosts.get("default")

    def __repr__(self):
        text = ""
        for host, (login, account, password) in self.hosts.items():
            text += f"machine {host}\n\tlogin {login}\n"
            if account:
                text += f"\taccount {account}\n"
            text += f"\tpassword {password}\n"
        for name, lines in self.macros.items():
            text += f"macdef {name}\n" + "".join(lines) + "\n"
        return text
