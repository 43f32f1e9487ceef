examples=$HERE/../../../../examples
$VM "$examples/sitegen.py" "$examples/site" -o out --drafts
find out -type f | LC_ALL=C sort
cat out/tags/routine.html out/posts/draft.html
$VM "$examples/sitegen.py" none 2>&1
echo "status $?"
