# Subclasses of the encoder and decoder, pieces, files.
import io
import json


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {"re": o.real, "im": o.imag}
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


class Upper(json.JSONEncoder):
    def encode(self, o):
        return super().encode(o).upper()

    def iterencode(self, o, _one_shot=False):
        for chunk in super().iterencode(o, _one_shot):
            yield chunk + "."


print(json.dumps([1j, {3, 1}], cls=Encoder), json.dumps(["a"], cls=Upper), Encoder(indent=1).encode({"x": {2}}))
try:
    json.dumps([object()], cls=Encoder)
except TypeError as e:
    print(e)


class Decoder(json.JSONDecoder):
    def __init__(self, **kw):
        super().__init__(object_hook=self.hook, **kw)

    def hook(self, d):
        return complex(d["re"], d["im"]) if "re" in d else d


print(json.loads('[{"re": 1, "im": 2}, {"a": 1}]', cls=Decoder))
value = {"a": [1, {"b": ()}, "x"], "c": {}, "d": [None, 1.5, True]}
for options in ({}, {"indent": 2}, {"separators": (",", ":")}, {"sort_keys": True, "indent": ""}):
    print(list(json.JSONEncoder(**options).iterencode(value)))
out = io.StringIO()
json.dump(value, out, indent=1)
print(out.getvalue())
out.seek(0)
print(json.load(out) == json.loads(json.dumps(value)), json.load(io.BytesIO(b"[1, 2]")))
e = json.JSONEncoder()
print(e.item_separator, e.key_separator, e.indent, e.sort_keys, e.skipkeys, e.ensure_ascii, e.check_circular, e.allow_nan)
error = json.JSONDecodeError("what", "ab\ncd", 4)
print(error, error.lineno, error.colno, error.__reduce__()[1], issubclass(json.JSONDecodeError, ValueError))
print(json.encoder.encode_basestring_ascii("é"), json.encoder.encode_basestring("é"), sorted(json.__all__))
