# Long natives stop at once.
$VM run "$HERE/interrupts.py" 3 15 $VM
