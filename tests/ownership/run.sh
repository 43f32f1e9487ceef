#!/bin/bash
# usage: tests/ownership/run.sh VM [PART]      PART: corpus | seeded | running | clean | differ | bad (default: all)
#
# corpus   what `check` finds in faulty/, correct/ and programs/, against the comments in the scripts: score.py
# seeded   faults put into the programs one at a time: how many are found: seeded.py
# running  the same scripts run: faulty ones do what their first line says (# runs: …), correct ones run without fault or leak
# clean    no error and no warning in the library, the examples and the language tests
# differ   random programs: what the checker says against what happens: differ.py (FH_PROGRAMS of them, seed FH_SEED)
# bad      input that is no program, or an enormous one: bad_input.sh
#
# It ends like the other runners, with "N passed, M failed".
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
top=${here%/tests/ownership}
vm=$1 part=$2
[[ $vm == /* ]] || vm=$(cd "$(dirname "$vm")" && pwd -P)/${vm##*/}
[[ -x $vm ]] || { sed -n 2p "$0" >&2; exit 2; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 NO_COLOR=1
passed=0 failed=0

pass() { passed=$((passed + ${1:-1})); }
fail() {
    echo "$*"
    failed=$((failed + 1))
}
wanted() { [[ -z $part || $part == "$1" ]]; }

corpus() {
    local status
    cd "$top" || exit 2
    scripts=(tests/ownership/{faulty,correct}/FH*.py tests/ownership/programs/*.py)
    timeout 60 "$vm" check --format=json "${scripts[@]}" >"$work/found.json" 2>"$work/err"
    status=$?
    if [[ $status != 1 ]]; then
        head -5 "$work/err"
        fail "check of the corpus ends with status $status, expected 1"
        return
    fi
    if "$vm" run --check=off "$here/score.py" "$work/found.json" "$here/known.txt" "${scripts[@]}"; then
        pass ${#scripts[@]}
    else
        fail "the corpus is not judged as expected"
    fi
}

seeded() {
    local faults=$work/seeded
    mkdir -p "$faults"
    "$vm" run --check=off "$here/seeded.py" make "$faults" "$here"/programs/*.py
    timeout 60 "$vm" check --format=json "$faults"/*.py >"$work/found.json" 2>"$work/err"
    head -5 "$work/err"
    if "$vm" run --check=off "$here/seeded.py" judge "$faults" "$work/found.json" "$here/known.txt"; then
        pass
    else
        fail "seeded faults are missed"
    fi
}

# The name of the error that ended a script; nothing where it ended well.
error_of() { sed -nE 's/^([A-Za-z]+(Error|Fault))(:.*)?$/\1/p' "$1" | tail -n 1; }

behaves() {
    case $1 in
    leak) [[ $2 == 3 ]] ;;
    clean) [[ $2 == 0 ]] ;;
    any) [[ $2 == [013] ]] ;;
    MemoryFault) [[ $3 == @(UseAfterFree|DoubleFree|InvalidFree|Borrow)Error ]] ;;
    *) [[ -n $1 && $3 == "$1" ]] ;;
    esac
}

running() {
    local file want status
    for file in "$here"/{faulty,correct}/FH*.py "$here"/programs/*.py; do
        timeout 20 "$vm" run --check=off --memory-debug "$file" </dev/null >"$work/out" 2>"$work/err"
        status=$?
        want=clean
        if [[ $file == */faulty/* ]]; then
            IFS= read -r want <"$file"
            want=${want#\# runs: }
        fi
        if behaves "$want" $status "$(error_of "$work/err")"; then
            pass
        else
            fail "${file#"$top/"}: expected $want, status $status $(tail -n 1 "$work/err")"
        fi
    done
}

# Some language tests are syntax errors on purpose, so the status does not count here.
clean() {
    local folder
    cd "$top" || exit 2
    for folder in stdlib examples tests/lang; do
        timeout 60 "$vm" check --format=json $folder >"$work/found.json" 2>"$work/err"
        if grep -q '"diagnostics"' "$work/found.json" && ! grep -qE '"level": "(error|warning)"' "$work/found.json"; then
            pass
        else
            timeout 60 "$vm" check $folder 2>/dev/null | grep -aE '(error|warning)' | head -20
            tail -n 3 "$work/err"
            fail "findings in $folder"
        fi
    done
}

differ() {
    local programs=$work/programs
    mkdir -p "$programs"
    "$vm" run --check=off "$here/differ.py" make "$programs" "${FH_SEED:-1}" "${FH_PROGRAMS:-1500}"
    timeout 300 "$vm" check --format=json "$programs" >"$work/found.json" 2>"$work/err"
    head -5 "$work/err"
    if timeout 600 "$vm" run --check=off "$here/differ.py" judge "$programs" "$work/found.json"; then
        pass
    else
        [[ -n $FH_KEEP ]] && cp -r "$programs" "$FH_KEEP"
        fail "differ.py: the checker and the runs disagree (FH_KEEP=FOLDER keeps the programs)"
    fi
}

bad() {
    if bash "$here/bad_input.sh" "$vm"; then pass; else fail "bad_input.sh"; fi
}

for each in corpus seeded running clean differ bad; do
    wanted $each && $each
done
echo "$passed passed, $failed failed"
[[ $failed == 0 && $passed != 0 ]]
