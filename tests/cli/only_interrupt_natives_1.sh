# Long natives stop at once.
$VM run "$HERE/interrupts.py" 1 15 $VM
