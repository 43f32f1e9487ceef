mkdir dir
printf 'import sys, sibling\nprint(__name__, __file__.split("/")[-2:], sys.path[0].split("/")[-1], sibling.v)\n' > dir/script.py
printf 'v = "found beside the script"\n' > dir/sibling.py
$VM dir/script.py
