# Sourced: how the launcher and the image build speak. Everything goes to standard error.
# shellcheck shell=bash

say() { printf 'se: %s\n' "$*" >&2; }

# die WHAT [MEND]: one line of what is wrong, one of what mends it.
die() {
  printf 'se: %s\n' "$1" >&2
  if [[ -n ${2:-} ]]; then printf '    mend: %s\n' "$2" >&2; fi
  exit 1
}

# step WHAT LOG COMMAND…: runs the command with its output in LOG, says what it does and how long it took. Where the command
# fails, the launcher ends, with the log's end and MEND (where set). A function may rely on `set -e`, and so a step must not
# stand where bash ignores that: left of || and &&, or in a condition.
step() {
  local what=$1 log=$2 code from=$EPOCHREALTIME
  shift 2
  say "$what …"
  set +e
  (set -e && "$@") >"$log" 2>&1 </dev/null
  code=$?
  set -e
  if ((code != 0)); then
    tail -n 40 -- "$log" >&2
    die "$what: ended with code $code after $(seconds_since "$from") s; above is the end of $log" "${MEND:-}"
  fi
  say "$what: done in $(seconds_since "$from") s"
}

seconds_since() {
  local micros=$((${EPOCHREALTIME/[.,]/} - ${1/[.,]/}))
  printf '%d.%d' $((micros / 1000000)) $((micros / 100000 % 10))
}
