# Long natives stop at once.
$VM run "$HERE/interrupts.py" 9 10 $VM
