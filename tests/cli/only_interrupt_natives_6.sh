# Long natives stop at once.
$VM run "$HERE/interrupts.py" 6 15 $VM
