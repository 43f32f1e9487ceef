program=$(set -- $VM; command -v "$1")
printf '#!%s\nimport sys\nprint(sys.argv[1:])\n' "$program" >script
chmod +x script
./script a b
