#!/bin/bash
# The one command of this repository; ./build.sh help lists what it does. It compiles through build.mk, incrementally and
# in parallel, and installs the Debian packages it lacks where it may.
#   CC=clang ./build.sh        another compiler          CONFIG=deep ./build.sh test   the build with every validator on
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

CC=${CC:-gcc}
CONFIG=${CONFIG:-release}
JOBS=${JOBS:-$(nproc 2>/dev/null || echo 2)}
export FH_JOBS=${FH_JOBS:-$JOBS}

usage() {
    cat <<'END'
./build.sh [build]          program and libraries: build/freehold, build/libfreehold.a, build/libfreehold.so
./build.sh quick            the same without the shared library
./build.sh run SCRIPT ARGS  build, then run a script
./build.sh test [FILTER]    all tests, or those whose path contains FILTER
./build.sh san [FILTER]     the same under AddressSanitizer and UBSan, with leak detection
./build.sh fuzz NAME [SECS]   source, image, library or calls: random input under the sanitizers (tests/fuzz/)
./build.sh oom [SCRIPTS [SAMPLES]]  allocations failed in turn, in whole runs (CONFIG=san: with leak detection)
./build.sh bench [FILTER]   benchmarks beside the peers that are installed
./build.sh check [PART]     formatting, include directions, names, warnings and static analysis
./build.sh order            repl/startup.ld anew: which functions lie together because every start runs them
./build.sh install [PREFIX] program, libraries, headers, pkg-config and CMake files (default /usr/local)
./build.sh single [FOLDER]  all sources as one freehold.c beside freehold.h (default build/single)
./build.sh clean            removes build/
END
}

out() { [ "$CONFIG" = release ] && echo build || echo "build/$CONFIG"; }

have() { command -v "$1" >/dev/null 2>&1; }

has_header() { echo "#include <$1>" | $CC ${CFLAGS:-} -E - >/dev/null 2>&1; }

# need WHAT=DEBIAN-PACKAGE... : WHAT is a command or a header
need() {
    local item missing=()
    for item; do
        case $item in
        *.h=*) has_header "${item%%=*}" || missing+=("${item#*=}") ;;
        *) have "${item%%=*}" || missing+=("${item#*=}") ;;
        esac
    done
    [ ${#missing[@]} -eq 0 ] || get_packages "${missing[@]}"
}

get_packages() {
    local sudo=
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    if have apt-get && { [ -z "$sudo" ] || $sudo true 2>/dev/null; }; then
        echo "build: installing $*" >&2
        if $sudo apt-get update -qq >&2 && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >&2; then
            hash -r
            return 0
        fi
    fi
    cat >&2 <<END
build: missing: $*. Install with one of
  sudo apt-get update && sudo apt-get install -y $*
  sudo dnf install -y $(other_names dnf "$@")
  brew install $(other_names brew "$@")
END
    exit 1
}

# What other systems call Debian's packages.
other_names() {
    local system=$1 name
    shift
    for name; do
        case $system:$name in
        brew:libc6-dev) continue ;;
        dnf:libc6-dev) name=glibc-devel ;;
        dnf:libutf8proc-dev) name=utf8proc-devel ;;
        brew:libutf8proc-dev) name=utf8proc ;;
        dnf:clang-14) name=clang ;;
        dnf:clang-format-14 | dnf:clang-tidy-14) name=clang-tools-extra ;;
        brew:clang-14 | brew:clang-format-14 | brew:clang-tidy-14) name=llvm ;;
        dnf:lua5.4 | brew:lua5.4) name=lua ;;
        esac
        echo "$name"
    done | sort -u | tr '\n' ' '
}

need_compiler() {
    need make=make "${CC%% *}=${CC%% *}" stdio.h=libc6-dev utf8proc.h=libutf8proc-dev
}

# What the tests use beside the program: they build hosts against the installed library and apply diffs.
need_for_tests() {
    need pkg-config=pkg-config cmake=cmake g++=g++ patch=patch sqlite3=sqlite3 sqlite3ext.h=libsqlite3-dev
}

mk() {
    local compile=$CC
    ! have ccache || compile="ccache $CC"
    make -s -f build.mk -j"$JOBS" CC="$CC" COMPILE="$compile" CONFIG="$CONFIG" "$@"
}

# Prints what goes wrong and nothing else.
mk_quietly() {
    local log
    log=$(mktemp)
    mk "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; exit 1; }
    rm -f "$log"
}

version() { sed -n 's/^#define FH_VERSION_STRING *"\(.*\)".*/\1/p' vm/include/freehold.h; }

# fill TEMPLATE TARGET PREFIX
fill() { sed "s|@PREFIX@|$3|g; s|@VERSION@|$(version)|g; s|@ABI@|0|g" "$1" >"$2"; }

# DESTDIR, where set, is put before the prefix, for packagers.
install_to() {
    local prefix=$1 to=${DESTDIR:-}$1 shared
    shared=libfreehold.so.$(version)
    mkdir -p "$to/bin" "$to/lib/pkgconfig" "$to/lib/cmake/Freehold" "$to/include"
    install -m 755 build/freehold "$to/bin/freehold"
    install -m 644 build/libfreehold.a "$to/lib/libfreehold.a"
    strip --strip-debug "$to/lib/libfreehold.a" 2>/dev/null || true
    install -m 755 build/libfreehold.so "$to/lib/$shared"
    ln -sf "$shared" "$to/lib/libfreehold.so.0"
    ln -sf libfreehold.so.0 "$to/lib/libfreehold.so"
    install -m 644 vm/include/* "$to/include/"
    mkdir -p "$to/share/freehold/stubs"
    install -m 644 stdlib/stubs/*.pyi "$to/share/freehold/stubs/"
    mkdir -p "$to/share/man/man1" "$to/share/bash-completion/completions" "$to/share/zsh/site-functions" \
        "$to/share/fish/vendor_completions.d"
    install -m 644 docs/freehold.1 "$to/share/man/man1/freehold.1"
    install -m 644 repl/shell/freehold.bash "$to/share/bash-completion/completions/freehold"
    install -m 644 repl/shell/_freehold "$to/share/zsh/site-functions/_freehold"
    install -m 644 repl/shell/freehold.fish "$to/share/fish/vendor_completions.d/freehold.fish"
    fill vm/api/freehold.pc.in "$to/lib/pkgconfig/freehold.pc" "$prefix"
    fill vm/api/FreeholdConfig.cmake.in "$to/lib/cmake/Freehold/FreeholdConfig.cmake" "$prefix"
    fill vm/api/FreeholdConfigVersion.cmake.in "$to/lib/cmake/Freehold/FreeholdConfigVersion.cmake" "$prefix"
    echo "installed in $to"
}

# All of Freehold as two files for a host's own build.
single_to() {
    mkdir -p "$1"
    CC=$CC build/freehold run vm/api/amalgamate.py "$1/freehold.c" build/gen/stdlib_sources.c \
        build/obj/release/gen/stdlib_images.c
    cp vm/include/* "$1/"
    echo "made $1/freehold.c"
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
build)
    need_compiler
    mk all
    ;;
quick)
    need_compiler
    mk quick
    ;;
run)
    need_compiler
    mk_quietly quick
    exec "$(out)/freehold" run "$@"
    ;;
test)
    need_compiler
    need_for_tests
    mk all units
    exec bash tests/all.sh "$(out)" "$@"
    ;;
san)
    CONFIG=san
    need_compiler
    need_for_tests
    mk quick units
    export FH_TIMEOUT=${FH_TIMEOUT:-120} # the sanitizers slow the scripts down
    export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1:abort_on_error=0}
    export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
    exec bash tests/all.sh "$(out)" "$@"
    ;;
fuzz)
    CC=clang-14
    CONFIG=fuzz
    need_compiler
    need clang-14=clang-14
    name=${1:?fuzz what: source, image, library or calls}
    mk "$(out)/fuzz/$name"
    exec bash tests/fuzz/run.sh "$(out)" "$name" "${2:-60}"
    ;;
oom)
    need_compiler
    mk_quietly quick
    exec bash tests/oom.sh "$(out)/freehold" "$@"
    ;;
bench)
    need_compiler
    need python3=python3 lua5.4=lua5.4 luajit=luajit
    mk_quietly quick
    exec python3 bench/run.py --vm "$(out)/freehold" "$@"
    ;;
check)
    need_compiler
    need gcc=gcc clang-14=clang-14 clang-format-14=clang-format-14 clang-tidy-14=clang-tidy-14 cppcheck=cppcheck
    mk_quietly all
    exec bash tests/check.sh "$@"
    ;;
order)
    need_compiler
    need valgrind=valgrind
    mk_quietly quick
    mkdir -p build/order
    $CC -std=c11 -D_GNU_SOURCE -O1 tests/repl/pty.c -lutf8proc -lutil -o build/order/pty
    $CC -O2 build/obj/release/repl/*.o build/libfreehold.a -lutf8proc -lm -lpthread -o build/order/freehold
    bash repl/order.sh build/order/pty build/order/freehold
    ;;
install)
    need_compiler
    mk_quietly all
    install_to "${1:-/usr/local}"
    ;;
single)
    need_compiler
    mk_quietly quick
    single_to "${1:-build/single}"
    ;;
clean) rm -rf build ;;
help | --help | -h) usage ;;
*)
    usage >&2
    exit 2
    ;;
esac
