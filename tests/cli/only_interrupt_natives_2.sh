# Long natives stop at once.
$VM run "$HERE/interrupts.py" 2 15 $VM
