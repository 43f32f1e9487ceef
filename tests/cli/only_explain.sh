# Every rule has its text and its programs; codes are read as people write them.
$VM explain
$VM explain FH104
for word in fh101 102 leak; do $VM explain $word | head -n 1; done
$VM explain FH101 FH102 | grep -c Wrong
for word in FH150 FH999 moved '' FH1045; do $VM explain "$word"; echo "status $?"; done 2>&1
$VM explain --wrong FH102
$VM explain --right 2>&1 | head -n 1
