#!/bin/bash
# Every symbol that an object of the library shares with the others starts with fh, and the shared library, where it has
# been built, exports only names that start with fh_.
cd "$(dirname "$0")/../.." || exit 2
[ -f build/libfreehold.a ] || { echo "build first"; exit 2; }

status=0
found=$(nm -g --defined-only build/libfreehold.a | awk 'NF == 3 && $3 !~ /^fh/ { print "shared between files: " $3 }')
[ -z "$found" ] || { echo "$found"; status=1; }

if [ -f build/libfreehold.so ]; then
    found=$(nm -D --defined-only build/libfreehold.so | awk 'NF == 3 && $3 !~ /^fh_/ { print "exported: " $3 }')
    [ -z "$found" ] || { echo "$found"; status=1; }
fi
# A type's name is that of one type only, also where no file sees both: all of the sources can be one file.
found=$(grep -hoE '^(typedef )?(struct|union|enum) Fh[A-Za-z]+ \{' vm/*/*.h stdlib/*.h | awk '{ print $(NF - 1) }' | sort | uniq -d)
[ -z "$found" ] || { echo "types that stand twice: $found"; status=1; }
exit $status
