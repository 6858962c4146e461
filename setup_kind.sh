#!/usr/bin/env bash
# From a bare machine to a healthy lab cluster: finds or installs a container engine, then calls `labs up`.
# Safe to run twice and to interrupt anywhere. Plain bash 3.2, so that it also runs on macOS; WSL2 counts as Linux.
#
#   ./setup_kind.sh [--with-tests] [options of `labs up`]
#
#   --with-tests       also installs what the project's own tests need
#   ENGINE=docker      uses Docker and installs no engine
#   ENGINE=podman      uses Podman even where Docker works
#   ENGINE=none        installs nothing; what is missing is only named
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly HERE PACKAGES=$HERE/toolchain/debian-packages.txt

say() { printf '%s\n' "$*"; }

fail() { # what happened, what was expected, what to do now
  printf '\n%s\nExpected: %s\nDo now:   %s\n' "$1" "$2" "$3" >&2
  exit 1
}

docker_works() { [ "${ENGINE:-docker}" != podman ] && docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

podman_works() { [ "${ENGINE:-podman}" != docker ] && podman info >/dev/null 2>&1; }

is_debian() { [ "$(uname)" = Linux ] && command -v apt-get >/dev/null; }

# --- Debian and Ubuntu: packages by apt ---------------------------------------------------------------------------

packages_of() { # section
  awk -v want="[$1]" '/^\[/ { on = ($1 == want); next } on && NF && !/^#/ { print $1 }' "$PACKAGES"
}

missing_of() { # section; prints the packages that are not installed
  local name
  for name in $(packages_of "$1"); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null || true)" = installed ] || printf '%s ' "$name"
  done
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

show_apt() { # reads apt's status lines; draws a bar where somebody looks on
  local kind name percent text width
  while IFS=: read -r kind name percent text; do
    [ -t 1 ] || continue
    case $kind in dlstatus) text="downloading" ;; pmstatus) text="installing $name" ;; *) continue ;; esac
    width=$((${percent%%.*} / 5))
    printf '\r  [%-20s] %3d %% %-50.50s' "$(printf '%*s' "$width" '' | tr ' ' '#')" "${percent%%.*}" "$text"
  done
  [ ! -t 1 ] || printf '\r%80s\r' ''
}

install_now() { # log, packages
  local log=$1
  shift
  as_root dpkg --configure -a >"$log" 2>&1 || return # brings an interrupted installation to its end
  as_root apt-get update -q >>"$log" 2>&1 || return
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o APT::Status-Fd=1 "$@" 2>>"$log" | show_apt
}

apt_install() { # what for, packages
  local purpose=$1 packages=$2 log start=$SECONDS
  [ -n "$packages" ] || return 0
  if [ "${ENGINE:-}" = none ] || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; }; then
    fail "Packages for $purpose are missing: $packages" "them installed" "sudo apt-get install -y $packages"
  fi
  say "For $purpose these Debian packages are installed now, by apt-get: $packages"
  [ "$(id -u)" = 0 ] || say "That needs root: sudo may ask for your password."
  log=$(mktemp)
  # shellcheck disable=SC2086  # a list of names
  if ! install_now "$log" $packages; then
    tail -n 5 "$log" >&2
    fail "apt-get could not install them (log: $log)." "a Debian mirror in reach and room on the disk" \
      "sudo apt-get update && sudo apt-get install -y $packages"
  fi
  rm -f "$log"
  say "✓ Packages for $purpose  $((SECONDS - start)) s"
}

# --- steps --------------------------------------------------------------------------------------------------------

how_to_get_an_engine() {
  if [ "$(uname)" = Darwin ]; then
    echo "brew install podman && podman machine init --memory 4096 && podman machine start   (or: brew install --cask docker, and start it)"
  elif grep -qi microsoft /proc/version 2>/dev/null; then
    echo "in Windows: winget install Docker.DockerDesktop (or: choco install docker-desktop), then switch on its WSL integration"
  elif command -v dnf >/dev/null; then echo "sudo dnf install -y podman"
  elif command -v pacman >/dev/null; then echo "sudo pacman -S podman"
  elif command -v zypper >/dev/null; then echo "sudo zypper install podman"
  elif command -v apk >/dev/null; then echo "sudo apk add podman"
  else echo "install Docker or Podman: https://docs.docker.com/engine/install/ or https://podman.io/docs/installation"
  fi
}

provide_engine() {
  if docker_works; then
    say "✓ Docker works"
  elif command -v dockerd >/dev/null && [ "${ENGINE:-}" != podman ]; then
    say "Docker is installed and does not answer." # `labs up` says why and what to do
  elif is_debian && [ "${ENGINE:-}" != docker ]; then
    apt_install "the container engine (Podman)" "$(missing_of engine)"
    podman_works || say "Podman is installed and does not answer."
  elif podman_works; then
    say "✓ Podman works"
  elif ! command -v podman >/dev/null; then
    fail "No container engine was found." "Docker or Podman" "$(how_to_get_an_engine)"
  fi
}

# kind mounts this folder of the machine into every node.
provide_modules() {
  [ "$(uname)" = Linux ] && [ ! -e /lib/modules ] && [ "${ENGINE:-}" != none ] || return 0
  say "This machine has no /lib/modules, which kind mounts into its nodes: an empty folder is made."
  as_root mkdir -p /lib/modules
}

have_images() { ls "${LABS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kubernetes-labs}"/images/*/manifest.json >/dev/null 2>&1; }

# One small pull by the engine itself, of an image that the labs need anyway.
registry_answers() {
  if docker_works; then timeout 30 docker pull -q docker.io/library/busybox:1.37.0; else
    timeout 30 podman pull -q docker.io/library/busybox:1.37.0
  fi >/dev/null 2>&1
}

provide_build() {
  if is_debian && ! have_images && { docker_works || podman_works; } && ! registry_answers; then
    say "No image registry answers, so the images will be built from source."
    apt_install "building the images" "$(missing_of build)"
  fi
}

find_labs() {
  local candidate
  for candidate in "$HERE/.venv/bin/labs" "${CONDA_PREFIX:-/nowhere}/bin/labs" "$(command -v labs || true)"; do
    if [ -x "$candidate" ]; then
      echo "$candidate"
      return
    fi
  done
  fail "The command \`labs\` is not there." "the Python environment of the project" "make env"
}

main() {
  local labs
  if [ "${1:-}" = --with-tests ]; then
    shift
    if is_debian; then apt_install "the tests" "$(missing_of test)"; fi
  fi
  labs=$(find_labs)
  provide_engine
  provide_modules
  provide_build
  "$labs" up "$@"
  say "✓ All set up  $SECONDS s"
}

main "$@"
