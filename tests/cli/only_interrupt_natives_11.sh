# Long natives stop at once.
$VM run "$HERE/interrupts.py" 11 15 $VM
