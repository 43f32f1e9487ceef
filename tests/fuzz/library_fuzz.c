/* Parsers of the library: the first byte names one, the rest is what it reads (before the first NUL a pattern or format, where it
 * takes one). */
#include "fuzz.h"

static const char script[] =
    "import re, json, struct, datetime, fractions, csv, io, ast, string, textwrap, base64, binascii, "
    "urllib.parse, html, uuid\n"
    "def parts(data):\n"
    "    a, _, b = data.partition(b'\\0')\n"
    "    return a.decode('latin-1'), b.decode('utf-8', 'replace')\n"
    "def regex(data):\n"
    "    pattern, text = parts(data)\n"
    "    p = re.compile(pattern)\n"
    "    for m in p.finditer(text): m.groups(), m.groupdict(), m.lastindex\n"
    "    p.sub(r'<\\g<0>>', text), p.split(text, 3), p.fullmatch(text)\n"
    "def template(data):\n"
    "    pattern, text = parts(data)\n"
    "    re.sub('(a)|(?P<n>b)', pattern, text)\n"
    "def unpack(data):\n"
    "    form, text = parts(data)\n"
    "    s = struct.Struct(form)\n"
    "    if s.size < 100000:\n"
    "        v = s.unpack((text.encode() * s.size)[:s.size])\n"
    "        s.pack(*v)\n"
    "        list(s.iter_unpack(bytes(s.size * 3)))\n"
    "def formatting(data):\n"
    "    form, text = parts(data)\n"
    "    form.format(text, 5, 2.5, a=[1], b={'k': 1j})\n"
    "def percent(data):\n"
    "    form, text = parts(data)\n"
    "    form % (text, 5, 2.5)\n"
    "def spec(data):\n"
    "    form, text = parts(data)\n"
    "    for v in (text, 5, 2.5, 1j, True, datetime.date(2024, 2, 29)):\n"
    "        try: format(v, form)\n"
    "        except ValueError: pass\n"
    "def memory(data):\n"
    "    form, text = parts(data)\n"
    "    m = memoryview(bytearray(text.encode() + bytes(24))[:24]).cast(form)\n"
    "    m.tolist(), m[::2], m[0]\n"
    "def dates(data):\n"
    "    form, text = parts(data)\n"
    "    for f in (datetime.datetime.fromisoformat, datetime.date.fromisoformat, "
    "datetime.time.fromisoformat, fractions.Fraction, int,\n"
    "              float, complex, uuid.UUID, html.unescape, urllib.parse.urlsplit, urllib.parse.parse_qs, "
    "float.fromhex, eval):\n"
    "        try: f(text)\n"
    "        except (ValueError, SyntaxError, ArithmeticError, TypeError, NameError): pass\n"
    "    datetime.datetime(2024, 2, 29).strftime(form)\n"
    "    datetime.datetime.strptime(text, form)\n"
    "def codecs(data):\n"
    "    form, text = parts(data)\n"
    "    for e in ('utf-8', 'utf-16', 'utf-32', 'latin-1', 'ascii', 'unicode_escape', "
    "'raw_unicode_escape'):\n"
    "        for h in ('strict', 'ignore', 'replace', 'surrogateescape', 'backslashreplace'):\n"
    "            try: data.decode(e, h).encode(e, h)\n"
    "            except ValueError: pass\n"
    "    for f in (base64.b64decode, base64.b32decode, base64.b85decode, binascii.unhexlify, "
    "binascii.a2b_qp, binascii.a2b_uu):\n"
    "        try: f(data)\n"
    "        except ValueError: pass\n"
    "def tables(data):\n"
    "    form, text = parts(data)\n"
    "    list(csv.reader(io.StringIO(text), delimiter=form[:1] or ','))\n"
    "    string.Template(text).safe_substitute(a=1)\n"
    "    textwrap.wrap(text, 10)\n"
    "def values(data):\n"
    "    v = json.loads(data)\n"
    "    json.loads(json.dumps(v, indent=1))\n"
    "def literal(data):\n"
    "    ast.literal_eval(data.decode('utf-8', 'replace'))\n"
    "ALL = (regex, template, unpack, formatting, percent, spec, memory, dates, codecs, tables, values, "
    "literal, regex, values)\n"
    "def fuzz(data):\n"
    "    if data:\n"
    "        try: ALL[data[0] % len(ALL)](data[1:])\n"
    "        except Exception: pass\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static fh_vm
        *vm; /* making one and importing takes longer than the rest; a leak shows at the memory limit */
    static fh_value fuzz;
    static int runs;
    if (vm && runs++ % 1000 == 0) {
        fh_vm_free(vm);
        vm = NULL;
    }
    if (!vm) {
        vm = fuzz_vm(FH_AUTOMATIC);
        fh_fuel_set(vm, FH_NO_LIMIT);
        if (fh_run_source(vm, script, sizeof script - 1, "fuzz.py") != FH_OK) {
            fh_error_print(vm, stderr);
            abort();
        }
        fh_get_value(vm, "fuzz", &fuzz);
    }
    fh_scope scope;
    fh_scope_open(vm, &scope);
    fh_value arg = fh_from_bytes(vm, data, size);
    fh_fuel_set(vm, FUZZ_FUEL);
    fh_invoke(vm, fuzz, &arg, 1, NULL);
    fh_scope_close(&scope);
    return 0;
}
