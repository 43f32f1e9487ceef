mkdir real
printf 'import helper\nprint(helper.v)\n' > real/s.py
printf 'v = "beside the real file"\n' > real/helper.py
ln -s real/s.py link.py
$VM link.py
