printf 'print("no suffix needed")\n' > script
$VM script
printf '#!/usr/bin/env python3\nprint("after the hash bang")\n' > tool.txt
$VM tool.txt
