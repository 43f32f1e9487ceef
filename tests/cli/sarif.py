"""Holds a SARIF log against the parts of SARIF 2.1.0 that `freehold check` emits: properties, types, enumerations,
what is required, and what the text of the specification says beyond the schema. Written from the specification; the
published schema itself is not part of this repository."""
import json
import re
import sys

LEVELS = {"none", "note", "warning", "error"}


def text(value):
    return isinstance(value, str)


def integer(least):
    return lambda value: type(value) is int and value >= least


def boolean(value):
    return type(value) is bool


def one_of(*values):
    return lambda value: value in values


def relative(value):
    return text(value) and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", value) and \
        re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*", value) is not None


class Array:
    def __init__(self, item, least=0):
        self.item, self.least = item, least


# name: (properties with the kind of each, required ones)
OBJECTS = {
    "log": ({"$schema": text, "version": one_of("2.1.0"), "runs": Array("run")}, ["version", "runs"]),
    "run": ({"tool": "tool", "invocations": Array("invocation"), "results": Array("result"),
             "columnKind": one_of("utf16CodeUnits", "unicodeCodePoints")}, ["tool"]),
    "tool": ({"driver": "component"}, ["driver"]),
    "component": ({"name": text, "version": text, "semanticVersion": text, "informationUri": text,
                   "rules": Array("rule")}, ["name"]),
    "rule": ({"id": text, "name": text, "shortDescription": "description", "fullDescription": "description",
              "help": "description", "helpUri": text, "defaultConfiguration": "configuration"}, ["id"]),
    "description": ({"text": text, "markdown": text}, ["text"]),
    "configuration": ({"enabled": boolean, "level": one_of(*LEVELS)}, []),
    "invocation": ({"executionSuccessful": boolean, "toolExecutionNotifications": Array("notification")},
                   ["executionSuccessful"]),
    "notification": ({"level": one_of(*LEVELS), "message": "message", "locations": Array("location")}, ["message"]),
    "message": ({"text": text, "markdown": text}, ["text"]),
    "result": ({"ruleId": text, "ruleIndex": integer(-1), "level": one_of(*LEVELS), "message": "message",
                "locations": Array("location"), "codeFlows": Array("flow"), "fixes": Array("fix"),
                "relatedLocations": Array("location")}, ["message"]),
    "location": ({"physicalLocation": "physical", "logicalLocations": Array("logical"), "message": "message"}, []),
    "physical": ({"artifactLocation": "artifact", "region": "region"}, ["artifactLocation"]),
    "artifact": ({"uri": relative, "uriBaseId": text, "index": integer(-1)}, []),
    "region": ({"startLine": integer(1), "startColumn": integer(1), "endLine": integer(1), "endColumn": integer(1)}, []),
    "logical": ({"name": text, "fullyQualifiedName": text, "kind": text}, []),
    "flow": ({"threadFlows": Array("thread", 1)}, ["threadFlows"]),
    "thread": ({"locations": Array("step", 1)}, ["locations"]),
    "step": ({"location": "location"}, []),
    "fix": ({"description": "message", "artifactChanges": Array("change", 1)}, ["artifactChanges"]),
    "change": ({"artifactLocation": "artifact", "replacements": Array("replacement", 1)},
               ["artifactLocation", "replacements"]),
    "replacement": ({"deletedRegion": "region", "insertedContent": "content"}, ["deletedRegion"]),
    "content": ({"text": text}, []),
}

faults = []


def check(value, kind, path):
    if isinstance(kind, Array):
        if not isinstance(value, list) or len(value) < kind.least:
            faults.append(f"{path}: not an array of at least {kind.least}")
            return
        for i, item in enumerate(value):
            check(item, kind.item, f"{path}[{i}]")
    elif isinstance(kind, str):
        check_object(value, kind, path)
    elif not kind(value):
        faults.append(f"{path}: {value!r}")


def check_object(value, kind, path):
    if not isinstance(value, dict):
        faults.append(f"{path}: not an object")
        return
    properties, required = OBJECTS[kind]
    faults.extend(f"{path}.{name}: missing" for name in required if name not in value)
    for name, item in value.items():
        if name in properties:
            check(item, properties[name], f"{path}.{name}")
        else:
            faults.append(f"{path}.{name}: unknown")
    if kind == "region" and value:
        start, end = (value.get("startLine"), value.get("startColumn", 1)), (value.get("endLine"), value.get("endColumn", 1))
        if end[0] is not None and end < start:
            faults.append(f"{path}: ends before it begins")


def check_run(run, path):
    rules = run["tool"]["driver"].get("rules", [])
    ids = [rule["id"] for rule in rules]
    if len(set(ids)) != len(ids):
        faults.append(f"{path}: two rules of one id")
    for i, result in enumerate(run.get("results", [])):
        index = result.get("ruleIndex", -1)
        if index >= 0 and (index >= len(ids) or ids[index] != result.get("ruleId")):
            faults.append(f"{path}.results[{i}].ruleIndex: not that of {result.get('ruleId')}")


log = json.load(sys.stdin)
check(log, "log", "log")
if not faults:
    for i, run in enumerate(log["runs"]):
        check_run(run, f"log.runs[{i}]")
for fault in faults:
    print(fault)
results = [result for run in log["runs"] for result in run.get("results", [])]
print(f"{len(faults)} faults; {len(log['runs'][0]['tool']['driver']['rules'])} rules, {len(results)} results")
for result in results:
    place = result["locations"][0]["physicalLocation"]
    steps = [step for flow in result.get("codeFlows", []) for thread in flow["threadFlows"] for step in thread["locations"]]
    print(result["ruleId"], result["level"], place["artifactLocation"]["uri"], place["region"]["startLine"],
          "steps", len(steps), "fixes", len(result.get("fixes", [])))
for run in log["runs"]:
    for invocation in run.get("invocations", []):
        for notification in invocation.get("toolExecutionNotifications", []):
            print(notification["level"], notification["message"]["text"], invocation["executionSuccessful"])
