#!/usr/bin/env bash
# Makes .venv: exactly what requirements.lock names, and this project itself, editable.
# Safe to run twice (nothing to do in milliseconds) and to interrupt (the next run starts the environment anew).
# Plain bash 3.2, so that it also runs on macOS. PYTHON names another interpreter than the first fit one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly VENV=.venv
readonly MADE="$VENV/made-from"  # what the environment was made from, written last

say() { printf '%s\n' "$*"; }

fail() { # what happened, what was expected, what to do now
  printf '%s\nExpected: %s\nDo now:   %s\n' "$1" "$2" "$3" >&2
  exit 1
}

# The folder belongs to it because the programs of an environment hold its path in their first line.
sources() { pwd && cat requirements.lock; }

up_to_date() {
  [ -f "$MADE" ] && sources | cmp -s - "$MADE" && "$VENV/bin/python" -c '' 2>/dev/null
}

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$candidate" >/dev/null && fits "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  fail "No fit Python: $("${PYTHON:-python3}" --version 2>&1 || true)." \
    "Python 3.11 to 3.14 on the PATH, or named by PYTHON" \
    "install one (macOS: brew install python@3.13; Debian 12, Ubuntu 24.04 or newer: apt-get install python3 python3-venv; Ubuntu 22.04: apt-get install python3.11 python3.11-venv), or install uv, which brings its own, or use conda with environment.yml"
}

# Debian and Ubuntu keep the `venv` module's other half in a package of its own.
provide_venv_module() {
  local python=$1 package
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Python's venv module is missing: installing $package with apt-get."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
    return
  fi
  fail "Python's venv module is missing ($python)." "python3 -m venv to work" \
    "sudo apt-get update && sudo apt-get install -y $package"
}

install_with_uv() {
  uv venv --quiet --clear --seed --python "${PYTHON:->=3.11,<3.15}" "$VENV"
  uv pip install --quiet --python "$VENV/bin/python" --requirement requirements.lock
  uv pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation --editable .
}

install_with_pip() {
  local python
  python=$(find_python)
  provide_venv_module "$python"
  "$python" -m venv --clear "$VENV"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable .
}

if up_to_date; then
  exit 0
fi
say "Making the Python environment in $VENV (once; one or two minutes) ..."
SECONDS=0
rm -f "$MADE"
if command -v uv >/dev/null; then
  install_with_uv
else
  install_with_pip
fi
sources >"$MADE"
say "Made $VENV with $("$VENV/bin/python" --version) in $SECONDS s."
