import gettext
import io
import os
import struct
import tempfile


def make(messages, order="<"):
    items = sorted(messages.items())
    ids = b"".join(k.encode() + b"\0" for k, v in items)
    texts = b"".join(v.encode() + b"\0" for k, v in items)
    n = len(items)
    table, at = b"", 28 + 16 * n
    for k, v in items:
        table += struct.pack(order + "II", len(k.encode()), at)
        at += len(k.encode()) + 1
    for k, v in items:
        table += struct.pack(order + "II", len(v.encode()), at)
        at += len(v.encode()) + 1
    return struct.pack(order + "7I", 0x950412DE, 0, n, 28, 28 + 8 * n, 0, 0) + table + ids + texts


HEADER = "Project-Id-Version: x\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2);\n"
data = make({"": HEADER, "hello": "hällo", "one\0many": "eins\0viele\0null", "ctx\x04open": "auf", "ctx\x04a\0b": "x\0y\0z"})
for order in "<>":
    t = gettext.GNUTranslations(io.BytesIO(data if order == "<" else make({"": HEADER, "hello": "hällo"}, ">")))
    print(t.gettext("hello"), t.gettext("other"), t.charset(), t.info())
t = gettext.GNUTranslations(io.BytesIO(data))
print([t.ngettext("one", "many", n) for n in (0, 1, 2, 11, 21)], t.ngettext("q", "qs", 2))
print(t.pgettext("ctx", "open"), t.pgettext("no", "open"), t.npgettext("ctx", "a", "b", 1), t.npgettext("no", "a", "b", 5))
t.add_fallback(gettext.NullTranslations())
print(t.gettext("nothing"))
for bad in (b"xxxx" * 10, data[:40]):
    try:
        gettext.GNUTranslations(io.BytesIO(bad))
    except (OSError, UnicodeDecodeError, struct.error) as e:
        print(type(e).__name__)
folder = tempfile.mkdtemp()
os.makedirs(f"{folder}/de/LC_MESSAGES")
with open(f"{folder}/de/LC_MESSAGES/app.mo", "wb") as f:
    f.write(data)
print(gettext.find("app", folder, ["de_AT.UTF-8"]) == f"{folder}/de/LC_MESSAGES/app.mo", gettext.find("app", folder, ["fr"]))
print(gettext.translation("app", folder, ["fr", "de"]).gettext("hello"))
try:
    gettext.translation("app", folder, ["fr"])
except FileNotFoundError as e:
    print(e)
print(gettext.translation("app", folder, ["fr"], fallback=True).gettext("hello"))
os.environ["LANGUAGE"] = "de"
print(gettext.bindtextdomain("app", folder) == folder, gettext.textdomain("app"), gettext.gettext("hello"), gettext.ngettext("one", "many", 5))
print(gettext.dgettext("none", "x"), gettext.pgettext("ctx", "open"))
gettext.install("app", folder)
print(_("hello"))
for text in ("n != 1", "n%10==1&&n%100!=11?0:1", "(n>1)", "!n", "n>=2 && n<=4 ? 1 : 2", "n/2+1*3-1"):
    f = gettext.c2py(text)
    print(text, [f(n) for n in (0, 1, 2, 3, 5, 11, 21)])
for text in ("n+", "x", "(n", "n n"):
    try:
        gettext.c2py(text)
    except ValueError as e:
        print("ValueError")
