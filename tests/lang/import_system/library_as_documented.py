# Which modules of the standard library there are: docs/compatibility.md and what import says are held against each other.
import importlib
import os
import re

ALL = """abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2
cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent.futures configparser contextlib
contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip
enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp
gzip hashlib heapq hmac html html.entities html.parser http http.client http.cookies http.server idlelib imaplib imghdr imp importlib
importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util inspect io ipaddress itertools json keyword lib2to3
linecache locale logging logging.config logging.handlers lzma mailbox mailcap marshal math mimetypes mmap modulefinder multiprocessing netrc nis
nntplib numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib
pprint profile pstats pty pwd py_compile pyclbr pydoc pyexpat queue quopri random re readline reprlib resource rlcompleter
runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 ssl stat
statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap
this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest
unittest.mock urllib.error urllib.parse urllib.request urllib.response urllib.robotparser uu uuid venv warnings wave weakref webbrowser wsgiref xdrlib
xml.dom xml.etree.ElementTree xml.parsers xml.sax xmlrpc.client zipapp zipfile zipimport zlib zoneinfo""".split()

with open(os.path.join("..", "..", "..", "docs", "compatibility.md")) as f:
    text = re.search(r"These modules exist: (.*?)\. Every other module", f.read(), re.DOTALL)[1]
listed = set(re.findall(r"[\w.]*\w", text.replace("; of importlib:", ",").replace(" and ", ", ")))
print("listed, but unknown to Python:", sorted(listed - set(ALL)))
for name in ALL:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        if name in listed:
            print("documented, but missing:", name)
    except Exception as e:
        print("not importable:", name, type(e).__name__, e)
    else:
        if name not in listed:
            print("there, but not documented:", name)
print("compared", len(ALL) > 200)
