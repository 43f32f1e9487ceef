#!/bin/bash
# usage: tests/check.sh [PART...]     called by ./build.sh check
# Each part prints what it finds; the end is one line a part, and exit status 1 if any found something.
cd "$(dirname "$0")/.." || exit 2
shopt -s nullglob
jobs=$(nproc 2>/dev/null || echo 2)
sources=(vm/*/*.c stdlib/*.c repl/*.c)
files=("${sources[@]}" vm/*/*.h stdlib/*.h repl/*.h tests/unit/*.[ch])
includes=(-Ivm -Ivm/include -I. -Irepl)

format() {
    local file bad=()
    for file in "${files[@]}"; do
        clang-format-14 --dry-run -Werror "$file" 2>/dev/null || bad+=("$file")
    done
    [ ${#bad[@]} -eq 0 ] || { echo "set right by: clang-format-14 -i ${bad[*]}"; return 1; }
}

# The scripts in tests/check/ read the sources and the objects of the last build; ./build.sh test runs them too.
quick() { bash "tests/check/$1.sh"; }
includes() { quick includes; }
names() { quick names; }
globals() { quick globals; }
libc() { quick libc; }

compile() { make -s -k -f build.mk -j"$jobs" CC="$1" CONFIG="strict-$1" objects units | grep -v '^  [cl][cd] '; return "${PIPESTATUS[0]}"; }
gcc_warnings() { compile gcc; }
clang_warnings() { compile clang-14; }

# The generated table of character names keeps cppcheck busy for many minutes; what reads it stays for clang-tidy.
cppcheck_() {
    local file checked=()
    for file in "${sources[@]}"; do
        [ "$file" = vm/base/charnames.c ] || checked+=("$file")
    done
    [ ${#checked[@]} -gt 0 ] || return 0
    cppcheck -q -j "$jobs" --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 \
        --suppressions-list=tests/check/suppressions.txt --template='{file}:{line}: {message} [{id}]' \
        "${includes[@]}" "${checked[@]}"
}

# What clang-tidy looks for: real faults, not taste.
tidy_checks='-*,clang-analyzer-core*,clang-analyzer-deadcode*,bugprone-*'
for off in assignment-in-if-condition branch-clone easily-swappable-parameters implicit-widening-of-multiplication-result \
    macro-parentheses narrowing-conversions reserved-identifier sizeof-expression; do
    tidy_checks+=",-bugprone-$off"
done

# A file that was found clean is looked at again when it, a header of it or the checks change.
tidy_one() {
    local mark
    mark=build/tidy/$({ echo "$tidy_checks"; clang-14 -E -C -std=c11 -D_GNU_SOURCE "${includes[@]}" "$1" 2>&1; } | sha256sum | cut -c 1-40)
    [ ! -e "$mark" ] || return 0
    clang-tidy-14 --quiet --warnings-as-errors='*' --checks="$tidy_checks" "$1" \
        -- -std=c11 -D_GNU_SOURCE "${includes[@]}" 2>/dev/null || return 1
    : >"$mark"
}

tidy() {
    local i status=0 pids=()
    mkdir -p build/tidy
    for ((i = 0; i < jobs; i++)); do
        (
            status=0
            for ((n = i; n < ${#sources[@]}; n += jobs)); do tidy_one "${sources[n]}" || status=1; done
            exit $status
        ) &
        pids+=($!)
    done
    for i in "${pids[@]}"; do wait "$i" || status=1; done
    return $status
}

parts=(format includes names globals libc gcc_warnings clang_warnings cppcheck_ tidy)
[ $# -eq 0 ] || parts=("$@")
summary=()
status=0
work=$(mktemp)
trap 'rm -f "$work"' EXIT
for part in "${parts[@]}"; do
    if "$part" >"$work" 2>&1; then
        summary+=("ok    ${part%_}")
    else
        echo "== ${part%_}"
        cat "$work"
        summary+=("FAIL  ${part%_}")
        status=1
    fi
done
printf '%s\n' "${summary[@]}"
exit $status
