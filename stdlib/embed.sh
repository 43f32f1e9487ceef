#!/bin/bash
# Prints a C file that holds the given library scripts as bytes, in the table that runtime/sources.h declares.
# stdlib/a.py is module a; stdlib/p/__init__.py is package p; stdlib/p/b.py is module p.b.
set -euo pipefail

module_name() {
    local name=${1#stdlib/}
    name=${name%.py}
    name=${name%/__init__}
    echo "${name//\//.}"
}

echo '/* Made by stdlib/embed.sh from the scripts in stdlib/. */'
echo '#include "runtime/sources.h"'
i=0
table=
for script; do
    echo "static const char source_$i[] = {"
    od -An -v -tu1 -w32 "$script" | sed 's/^ *//; s/  */,/g; s/$/,/'
    echo '0};'
    package=0
    [[ $script != */__init__.py ]] || package=1
    table+="    {\"$(module_name "$script")\", source_$i, sizeof source_$i - 1, $package},"$'\n'
    i=$((i + 1))
done
echo 'const FhStdlibSource fhstdlib_sources[] = {'
printf '%s' "$table"
echo '    {0, 0, 0, 0},'
echo '};'
