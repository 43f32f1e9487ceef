"""Validates JSON documents by a JSON schema: what drafts 4 to 2020-12 have in common, as far as published schemas of formats
use it. A keyword that it does not know is told, so that nothing passes unseen.

usage: json_schema.py SCHEMA DOCUMENT...      prints what does not fit, then the number of faults
"""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int,
         "number": (int, float)}
SAYS_NOTHING = {"$schema", "id", "$id", "$comment", "title", "description", "default", "definitions", "$defs", "examples"}
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
URI_REFERENCE = re.compile(r"[^\s<>\"{}|\\^`]*")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
FORMATS = {"uri": URI, "uri-reference": URI_REFERENCE, "date-time": DATE_TIME}


def is_type(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, TYPES[name])


def same(a, b):
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


class Validator:
    def __init__(self, schema):
        self.root, self.faults = schema, []

    def fault(self, path, text):
        self.faults.append(f"{path}: {text}")

    def resolve(self, reference):
        if not reference.startswith("#"):
            raise ValueError(f"a reference to another document: {reference}")
        found = self.root
        for part in reference[1:].split("/")[1:]:
            found = found[part.replace("~1", "/").replace("~0", "~")]
        return found

    def fits(self, value, schema):
        inner = Validator(self.root)
        inner.check(value, schema, "")
        return not inner.faults

    def check(self, value, schema, path):
        if isinstance(schema, bool):
            if not schema:
                self.fault(path, "is not allowed")
            return
        for keyword, operand in schema.items():
            if keyword in SAYS_NOTHING:
                continue
            method = getattr(self, "key_" + keyword.lstrip("$"), None)
            if method:
                method(value, operand, path, schema)
            else:
                self.fault(path, f"keyword {keyword} is not known here")

    def key_ref(self, value, reference, path, schema):
        self.check(value, self.resolve(reference), path)

    def key_type(self, value, names, path, schema):
        names = names if isinstance(names, list) else [names]
        if not any(is_type(value, name) for name in names):
            self.fault(path, f"is no {' or '.join(names)}")

    def key_enum(self, value, values, path, schema):
        if not any(same(value, other) for other in values):
            self.fault(path, f"{value!r} is none of {values}")

    def key_const(self, value, other, path, schema):
        self.key_enum(value, [other], path, schema)

    def key_required(self, value, names, path, schema):
        if isinstance(value, dict):
            for name in names:
                if name not in value:
                    self.fault(path, f"{name} is missing")

    def key_properties(self, value, properties, path, schema):
        if isinstance(value, dict):
            for name, item in value.items():
                if name in properties:
                    self.check(item, properties[name], f"{path}.{name}")

    def key_patternProperties(self, value, patterns, path, schema):
        if isinstance(value, dict):
            for name, item in value.items():
                for pattern, inner in patterns.items():
                    if re.search(pattern, name):
                        self.check(item, inner, f"{path}.{name}")

    def key_additionalProperties(self, value, inner, path, schema):
        if isinstance(value, dict):
            for name, item in value.items():
                if name in schema.get("properties", {}):
                    continue
                if not any(re.search(pattern, name) for pattern in schema.get("patternProperties", {})):
                    self.check(item, inner, f"{path}.{name}")

    def key_propertyNames(self, value, inner, path, schema):
        if isinstance(value, dict):
            for name in value:
                self.check(name, inner, f"{path}.{name} (name)")

    def key_minProperties(self, value, least, path, schema):
        if isinstance(value, dict) and len(value) < least:
            self.fault(path, f"has fewer than {least} properties")

    def key_items(self, value, inner, path, schema):
        if isinstance(value, list):
            for i, item in enumerate(value):
                self.check(item, inner, f"{path}[{i}]")

    def key_minItems(self, value, least, path, schema):
        if isinstance(value, list) and len(value) < least:
            self.fault(path, f"has fewer than {least} items")

    def key_maxItems(self, value, most, path, schema):
        if isinstance(value, list) and len(value) > most:
            self.fault(path, f"has more than {most} items")

    def key_uniqueItems(self, value, unique, path, schema):
        if unique and isinstance(value, list):
            texts = [json.dumps(item, sort_keys=True) for item in value]
            if len(set(texts)) != len(texts):
                self.fault(path, "has an item twice")

    def key_minimum(self, value, least, path, schema):
        if is_type(value, "number") and value < least:
            self.fault(path, f"{value} is below {least}")

    def key_maximum(self, value, most, path, schema):
        if is_type(value, "number") and value > most:
            self.fault(path, f"{value} is above {most}")

    def key_minLength(self, value, least, path, schema):
        if isinstance(value, str) and len(value) < least:
            self.fault(path, f"is shorter than {least}")

    def key_pattern(self, value, pattern, path, schema):
        if isinstance(value, str) and not re.search(pattern, value):
            self.fault(path, f"{value!r} does not match {pattern}")

    def key_format(self, value, name, path, schema):
        if name not in FORMATS:
            self.fault(path, f"format {name} is not known here")
        elif isinstance(value, str) and not FORMATS[name].fullmatch(value):
            self.fault(path, f"{value!r} is no {name}")

    def key_allOf(self, value, schemas, path, schema):
        for inner in schemas:
            self.check(value, inner, path)

    def key_anyOf(self, value, schemas, path, schema):
        if not any(self.fits(value, inner) for inner in schemas):
            self.fault(path, "fits none of the alternatives")

    def key_oneOf(self, value, schemas, path, schema):
        if sum(self.fits(value, inner) for inner in schemas) != 1:
            self.fault(path, "does not fit exactly one of the alternatives")

    def key_not(self, value, inner, path, schema):
        if self.fits(value, inner):
            self.fault(path, "fits what it must not")


def main(schema_path, *documents):
    with open(schema_path, encoding="utf-8") as source:
        schema = json.load(source)
    count = 0
    for document in documents:
        with open(document, encoding="utf-8") as source:
            validator = Validator(schema)
            validator.check(json.load(source), schema, "$")
        for fault in validator.faults:
            print(fault)
        count += len(validator.faults)
    print(count, "faults")


main(*sys.argv[1:])
