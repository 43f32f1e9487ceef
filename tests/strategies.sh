#!/bin/bash
# usage: tests/strategies.sh VM manual|arena|hidden [FILTER]
# Runs the scripts of tests/lang, tests/bad and tests/memory as tests/run.sh does, with the whole VM under that strategy;
# `hidden` opens an arena around every call of a script function. They print the same, but for those of tests/timing.txt,
# which show when objects die. FH_SHARE=N: only every N-th of them.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
vm=$1 strategy=$2 filter=$3
[[ $vm == /* ]] || vm=$(cd "$(dirname "$vm")" && pwd -P)/${vm##*/}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
case $strategy in
manual | arena) printf '#!/bin/sh\nexec "%s" --memory-strategy %s "$@"\n' "$vm" "$strategy" >"$work/freehold" ;;
hidden) printf '#!/bin/sh\nFH_HIDDEN_ARENAS=1 exec "%s" "$@"\n' "$vm" >"$work/freehold" ;;
*)
    sed -n 2,5p "$0" >&2
    exit 2
    ;;
esac
chmod +x "$work/freehold"
export FH_SKIP=$here/timing.txt FH_FOLDERS="lang bad"
if [ -n "$FH_SHARE" ]; then
    (cd "$here" && cat timing.txt && find lang bad -name '*.py' -o -name '*.sh' | sort | awk "NR % $FH_SHARE") >"$work/skip"
    FH_SKIP=$work/skip
fi
bash "$here/run.sh" "$work/freehold" ${filter:+"$filter"}
