mkdir folder
$VM folder 2>&1 | grep -q "folder" && echo "names the directory"
$VM folder >/dev/null 2>&1
case $? in 1 | 2) echo "status 1 or 2" ;; esac
