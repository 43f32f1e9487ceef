# A comment silences the findings of its line: all, one code, several; not in a string, not on another line.
double() { printf 'def work(n):\n    table = allocate(n)\n    free(table)\n    %s\n' "$1" >x.py; $VM check x.py >/dev/null; echo "$? $1"; }
double 'free(table)'
double 'free(table)  # freehold: ignore'
double 'free(table)  # freehold: ignore[FH102]'
double 'free(table)  # freehold: ignore[FH101, FH102]'
double 'free(table)  # freehold: ignore[fh102]'
double 'free(table)  # freehold:ignore[FH102] since it is a test'
double 'free(table)  # noqa # freehold: ignore [FH102]'
double 'free(table)  # freehold: ignore[FH101]'
double 'free(table)  # freehold: ignore[]'
double 'free(table)  # freehold: ignore[FH999, FH, x'
double 'free(table)  # freehold: no'
double 'free(table); "# freehold: ignore"'
double 'free(table); """\n# freehold: ignore\n"""'
double '# freehold: ignore\n    free(table)'
printf 'def work(n):\n    table = allocate(n)\n    free(table)\n    free(\n        table\n    )  # freehold: ignore[FH102]\n' >x.py
$VM check x.py; echo "$? where the call ends"
printf 'def work(n):\n    table = allocate(n)\n    free(table)\n    free(table)  # freehold: ignore[FH102]\n    free(table)\n' >x.py
$VM check x.py | head -n 1
