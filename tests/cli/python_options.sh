# What python3's options are in sys.flags and elsewhere; several in one word; -c and -m end them.
unset ${!PYTHON*}
cat > s.py <<'P'
import sys
f = sys.flags
print(f.debug, f.inspect, f.optimize, f.no_user_site, f.no_site, f.ignore_environment, f.bytes_warning, f.quiet, f.isolated,
      f.dev_mode, f.safe_path, f.int_max_str_digits, sys.get_int_max_str_digits(), sys.warnoptions, sys._xoptions,
      sys.argv[1:], [a for a in sys.orig_argv[1:] if len(a) < 30], sys.stdout.write_through, sys.path[:1] == [""])
P
S=$(cat s.py)
for o in -E -I -S -s -q -b -bb -O -OO -OOO -P -u -B -d -R "-X dev" -Xutf8 "-X utf8=1" "-Xfoo=1 -Xbar -X foo=2=3" -OuB -IOq \
    -bWignore "-Wonce -buWerror -bb" "-Xint_max_str_digits=0" "-X int_max_str_digits=700"; do
    $VM $o -c "$S" x
done
$VM -Oc "$S" -O
$VM -Ouc"$S" -V x
$VM -BO s.py -B x
$VM -BOms -O x
$VM -uB -- s.py x
echo "$S" | $VM -Bq - x
$VM -I s.py x
$VM -Im s x 2>&1 | sed 's/^.*: //'
mkdir d
echo 'import sys; print(sys.path[0], sys.argv)' > d/__main__.py
$VM -I d
printf 'junk <%%\nimport sys\nprint(sys.argv)\n1/0\n' > x.txt
$VM -Bx x.txt a 2>err
sed -n 2p err
for o in -W -X -Bc -Om -Z -OZ -X\ int_max_str_digits=5 -Xutf8=2; do
    $VM $o >out 2>err </dev/null && echo "$o passed"
    cat out
    [ -s err ] || echo "$o says nothing"
done
