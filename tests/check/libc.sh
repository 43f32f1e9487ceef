#!/bin/bash
# The library takes memory from its own allocator only (vm/base/alloc.c is where libc is asked), never ends the host's
# process on its own account, and calls nothing in libc that keeps state between calls or changes the process.
cd "$(dirname "$0")/../.." || exit 2
[ -f build/libfreehold.a ] || { echo "build first"; exit 2; }

found=$(nm -A -u build/libfreehold.a | awk '
BEGIN {
    memory = "malloc calloc realloc reallocarray free aligned_alloc posix_memalign memalign strdup strndup asprintf " \
             "vasprintf getline getdelim open_memstream utf8proc_map utf8proc_NFC utf8proc_NFD utf8proc_NFKC utf8proc_NFKD"
    state = "strtok rand srand random srandom localtime gmtime asctime ctime setlocale setenv unsetenv putenv exit quick_exit"
    n = split(memory, names, " "); for (i = 1; i <= n; i++) why[names[i]] = "asks libc for memory"
    n = split(state, names, " "); for (i = 1; i <= n; i++) why[names[i]] = "has effects on the whole process"
}
{
    member = $1; sub(/:$/, "", member); sub(/.*[:\/]/, "", member)
    name = $NF; sub(/@.*/, "", name)
    if (!(name in why)) next
    if (member == "alloc.o" && why[name] ~ /memory/) next
    print member " calls " name ", which " why[name]
}')
[ -z "$found" ] || { echo "$found"; exit 1; }
