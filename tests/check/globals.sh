#!/bin/bash
# No object of the library holds data that changes: two VMs in two threads share nothing. Constant tables of pointers,
# which the loader relocates, lie in .data.rel.ro and are allowed.
cd "$(dirname "$0")/../.." || exit 2
[ -f build/libfreehold.a ] || { echo "build first"; exit 2; }

found=$(objdump -t build/libfreehold.a | awk '
/file format/ { member = $1 }
/[ \t](\.data|\.bss|\.tdata|\.tbss|\*COM\*)[.a-zA-Z0-9_]*[ \t]/ && !/\.data\.rel\.ro/ {
    if ($NF !~ /^\.(data|bss|tdata|tbss)/) print member " " $NF " is a variable outside every VM"
}')
[ -z "$found" ] || { echo "$found"; exit 1; }
