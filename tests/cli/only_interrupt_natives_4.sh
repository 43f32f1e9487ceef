# Long natives stop at once.
$VM run "$HERE/interrupts.py" 4 15 $VM
