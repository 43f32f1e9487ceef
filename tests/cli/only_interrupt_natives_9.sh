# Long natives stop at once.
$VM run "$HERE/interrupts.py" 9 15 $VM
