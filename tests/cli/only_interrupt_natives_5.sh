# Long natives stop at once.
$VM run "$HERE/interrupts.py" 5 15 $VM
