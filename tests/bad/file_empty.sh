: > empty.py
$VM empty.py
echo "status $?"
printf '\n\n   \n# only a comment' > comment.py
$VM comment.py
echo "status $?"
