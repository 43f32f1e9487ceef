# Long natives stop at once.
$VM run "$HERE/interrupts.py" 14 15 $VM
