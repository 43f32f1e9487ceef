# Long natives stop at once.
$VM run "$HERE/interrupts.py" 8 15 $VM
