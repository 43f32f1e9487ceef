# json.loads: values, hooks, and what is wrong with a text.
import json

for text in ['null', 'true', 'false', '0', '-12', '123456789012345678901234567890', '1.5', '-0.0', '1e5', '1E-3', '1.25e+2', '""', '"a\\n\\u00e9\\"\\/"',
             '"\\ud83d\\ude00 \\ud83d x \\ude00"', '"é\u2028"', '[]', ' [ 1 , [ ] , "x" ] ', '{}', '{"a" : 1, "b":{"c":[]} , "a":2}', 'NaN', '-Infinity', '[Infinity]', '\t\n\r 1 ']:
    print(ascii(json.loads(text)), type(json.loads(text)).__name__)
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads('"é"'.encode("utf-16")), json.loads("[1]".encode("utf-32-le")))
BAD = ['', ' ', '[', '[1', '[1,', '[1,]', '[1 2]', '[,1]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{1:2}', '{"a" 1}', '{"a":1 "b":2}', '"abc',
       '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', 'nul', 'tru', 'x', '01', '1.', '.5', '-', '+1', '1 2', '[1]]', "'a'", '{"a": nul}', 'é', '["é", x]', '[1,\n 2,\n ]', '\ufeff1', '-Inf']
for text in BAD:
    try:
        print(ascii(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(ascii(text), "|", e, "|", e.msg, e.pos, e.lineno, e.colno, e.doc == text)
for v in (None, 5, [], b"\xff"):
    try:
        json.loads(v)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
text = '{"a": [1, 2.5, NaN, {"b": "x"}], "c": -1e3}'
print(json.loads(text, parse_int=lambda s: "i" + s, parse_float=lambda s: "f" + s, parse_constant=lambda s: "c" + s))
print(json.loads(text, object_hook=lambda d: sorted(d)), json.loads(text, object_pairs_hook=lambda p: p))
print(json.loads('"a\tb"', strict=False), json.JSONDecoder(strict=False).decode('["\n"]'))
try:
    json.loads("[" * 100000)
except RecursionError as e:
    print(type(e).__name__, e)
try:
    json.loads('{"a":' * 100000)
except RecursionError as e:
    print(type(e).__name__, e)
try:
    json.loads("9" * 5000)
except ValueError as e:
    print(e)
print(json.JSONDecoder().raw_decode('xx[1, 2] rest', 2), json.decoder.scanstring('"ab"', 1))
