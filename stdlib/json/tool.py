"""Checks JSON text and lays it out: python -m json.tool [options] [infile [outfile]]."""

import argparse
import json
import sys


def _parser():
    parser = argparse.ArgumentParser(prog="python -m json.tool", description="Checks JSON text and lays it out.")
    parser.add_argument("infile", nargs="?", default="-", help="the file to be read; - is standard input")
    parser.add_argument("outfile", nargs="?", default="-", help="the file to be written; - is standard output")
    parser.add_argument("--sort-keys", action="store_true", help="sort the members of objects by name")
    parser.add_argument("--no-ensure-ascii", dest="ensure_ascii", action="store_false", help="leave other characters as they are")
    parser.add_argument("--json-lines", action="store_true", help="every line is a JSON text")
    layout = parser.add_mutually_exclusive_group()
    layout.add_argument("--indent", default=4, type=int, help="blanks for each level (4)")
    layout.add_argument("--tab", action="store_const", dest="indent", const="\t", help="a tab for each level")
    layout.add_argument("--no-indent", action="store_const", dest="indent", const=None, help="one line")
    layout.add_argument("--compact", action="store_true", help="one line without blanks")
    return parser


def main():
    options = _parser().parse_args()
    layout = {"sort_keys": options.sort_keys, "indent": options.indent, "ensure_ascii": options.ensure_ascii}
    if options.compact:
        layout["indent"] = None
        layout["separators"] = ",", ":"
    source = sys.stdin if options.infile == "-" else open(options.infile, encoding="utf-8")
    try:
        if options.json_lines:
            values = [json.loads(line) for line in source]
        else:
            values = [json.load(source)]
    except ValueError as e:
        raise SystemExit(e)
    out = sys.stdout if options.outfile == "-" else open(options.outfile, "w", encoding="utf-8")
    for value in values:
        json.dump(value, out, **layout)
        out.write("\n")
    if out is not sys.stdout:
        out.close()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError as e:
        sys.exit(e.errno)
