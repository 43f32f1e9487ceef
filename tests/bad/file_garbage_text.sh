for text in '((((' '))))' '"""' "'" '\\' '@' '@@' '...' '....' ':=' '->' '!' '!=' '$' '?' '`' '{[(' '"\x' 'f"{' "f'''{" '0x' '1e' '1_' 'lambda' 'def' 'class' 'if' 'async' 'await' 'yield' 'match x:' '*' '**' '=' '==' ';' ',' '.' ';;' 'x y' 'a.b.' 'import' 'from' 'from .' 'del' 'global' 'try:' 'with' 'while' 'for' '# -*- coding: x'; do
    printf '%s' "$text" > g.py
    $VM g.py >out 2>err
    echo "$? $text: $(tail -n 1 err)"
done
