#!/bin/bash
# Holds every quoted #include in vm/, stdlib/ and repl/ against includes.table.
cd "$(dirname "$0")/../.." || exit 2
shopt -s nullglob

files=(vm/*/*.[ch] vm/include/*.hpp stdlib/*.[ch] repl/*.[ch])
[ ${#files[@]} -gt 0 ] || exit 0
awk '
FILENAME ~ /includes\.table$/ {
    sub(/#.*/, "")
    if (!sub(/:/, "", $1)) next
    known[$1] = 1
    for (i = 2; i <= NF; i++) allowed[$1, $i] = 1
    next
}
FNR == 1 {
    parts = split(FILENAME, path, "/")
    folder = path[1] == "vm" ? path[2] : path[1]
    if (!known[folder]) report("the folder " folder " is not in the table")
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    header = quoted[2]
    sub(/^(\.\.\/)+(vm\/)?/, "", header)
    split(header, path, "/")
    target = path[1]
    if (header !~ /\//) target = header ~ /^freehold\.hp*$/ && folder != "include" ? "public" : folder
    if (target == folder || allowed[folder, target] || allowed[folder, header] || allowed[folder, "*"]) next
    report(folder " may not include \"" header "\"")
}
function report(what) {
    print FILENAME ":" FNR ": " what
    bad = 1
}
END { exit bad }
' tests/check/includes.table "${files[@]}"
