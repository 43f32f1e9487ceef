# Long natives stop at once.
$VM run "$HERE/interrupts.py" 0 15 $VM
