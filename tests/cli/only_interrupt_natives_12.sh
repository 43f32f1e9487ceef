# Long natives stop at once.
$VM run "$HERE/interrupts.py" 12 15 $VM
