# What functions of neighbouring modules do is known: from the file's own directory, packages, relative imports.
mkdir -p app/tools
printf 'def end(table):\n    free(table)\n\n\ndef make(n) -> owned(Buffer):\n    return allocate(n)\n' >app/helper.py
cp app/helper.py app/tools/low.py
printf 'from .low import end\n' >app/tools/__init__.py
printf 'from helper import end, make\n\n\ndef work(n):\n    table = make(n)\n    end(table)\n    free(table)\n' >app/a.py
printf 'import helper\n\n\ndef work(n):\n    table = allocate(n)\n    helper.end(table)\n    helper.end(table)\n' >app/b.py
printf 'import tools.low as low\n\n\ndef work(n):\n    table = low.make(n)\n' >app/c.py
printf 'from .low import end\n\n\ndef work(n):\n    table = allocate(n)\n    end(table)\n    end(table)\n' >app/tools/d.py
printf 'from ..helper import end\n\n\ndef work(n):\n    table = allocate(n)\n    end(table)\n    end(table)\n' >app/tools/e.py
printf 'from missing import end\n\n\ndef work(n):\n    table = allocate(n)\n    end(table)\n' >app/f.py
printf 'def (\n' >app/broken.py
printf 'from broken import end\n\n\ndef work(n):\n    table = allocate(n)\n    end(table)\n' >app/g.py
printf 'import h\n\n\ndef work(n):\n    table = allocate(n)\n    h.work(3)\n    free(table)\n    free(table)\n' >app/h.py
for file in a b c tools/d tools/e f g h; do $VM check app/$file.py | grep '^app'; done
cd app && $VM check a.py | head -n 1
$VM check - <a.py | head -n 1
# the steps of a path are lines of the file that is checked
printf '# a\n# b\n\n\ndef label(n):\n    return f"{n}"\n\n\ndef ring(n):\n    return BoundedList(n)\n' >far.py
printf 'import far\n\n\n@no_alloc\ndef work(n):\n    far.label(n)\n\n\ndef other():\n    far.ring(0)\n' >near.py
$VM check near.py | grep -v '='
