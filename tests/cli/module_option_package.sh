mkdir -p pkg/sub
printf 'print("init", __name__)\n' > pkg/__init__.py
printf 'import sys\nfrom . import helper\nprint("main", __name__, __package__, helper.v, sys.argv[1:])\n' > pkg/__main__.py
printf 'v = "helper"\n' > pkg/helper.py
printf 'from .. import helper\nprint("sub", __name__, __package__, helper.v)\n' > pkg/sub/mod.py
$VM -m pkg x
$VM -m pkg.sub.mod
