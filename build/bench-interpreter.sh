#!/bin/sh
# The second part of make bench: an interpreter out of Modules/Setup, as `sanca new` makes it, beside the one it was built from.
# Appends its figures to benchmarks/RESULTS.md. Usage: bench-interpreter.sh TOP
set -eu
top=$1
if ! command -v "${CC:-cc}" >/dev/null 2>&1; then
  echo "Left out: the built interpreter, for lack of a C compiler (${CC:-cc})."
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "Building an interpreter with the modules spam (C) and ham (Java) …"
"$top/bin/sanca" new "$folder/bench" >"$folder/log" 2>&1 && make -C "$folder/bench" >>"$folder/log" 2>&1 || {
  cat "$folder/log" >&2
  exit 1
}
make -s -C "$folder/bench" bench | sed "s# /[^ ]*/# #g" | tee "$folder/figures"
{
  printf '\n## A rebuilt interpreter\n\n`sanca new`, `make`, `make bench`: best of 20 runs, beside the interpreter that it was built from.\n\n```\n'
  cat "$folder/figures"
  printf '```\n'
} >>"$top/benchmarks/RESULTS.md"
