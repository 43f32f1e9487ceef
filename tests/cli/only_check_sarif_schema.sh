# A validator of JSON schemas, and with it, where FH_SARIF_SCHEMA names a copy of the published schema of SARIF 2.1.0, all that
# `check` says of the whole corpus. The schema is OASIS's and not part of this repository.
cat >schema.json <<'END'
{"type": "object", "required": ["a"], "additionalProperties": false,
 "properties": {"a": {"type": ["integer", "null"], "minimum": 1}, "b": {"$ref": "#/definitions/list"},
                "c": {"oneOf": [{"type": "string", "format": "uri"}, {"enum": [1, 2]}]},
                "d": {"not": {"type": "boolean"}}, "e": {"pattern": "^x", "minLength": 2}},
 "definitions": {"list": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {"type": "string"}}}}
END
for text in '{"a": 1}' '{"a": null, "b": ["x", "y"], "c": 2, "d": 0, "e": "xy"}' '{"c": "a:b", "a": 2.0}' \
    '{}' '[]' '{"a": 0}' '{"a": true}' '{"a": 1, "f": 2}' '{"a": 1, "b": []}' '{"a": 1, "b": ["x", "x"]}' \
    '{"a": 1, "b": [1, "a", "b", "c"]}' '{"a": 1, "c": "no uri"}' '{"a": 1, "d": false}' '{"a": 1, "e": "y"}'; do
    printf '%s' "$text" >document.json
    echo "$text"
    $VM run "$HERE/json_schema.py" schema.json document.json | sed 's/^/  /'
done
log=0
if [ -n "$FH_SARIF_SCHEMA" ]; then
    (cd "$HERE/../.." && $VM check --format=sarif tests/ownership/faulty tests/ownership/programs no_such_file.py) >log.sarif 2>/dev/null
    log=$($VM run "$HERE/json_schema.py" "$FH_SARIF_SCHEMA" log.sarif | tail -n 1)
fi
echo "SARIF: ${log% faults} faults"
