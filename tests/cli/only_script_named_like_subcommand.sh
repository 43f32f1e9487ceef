printf 'print("script called run")\n' > run
$VM ./run
$VM run run
