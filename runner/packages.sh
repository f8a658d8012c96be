# Sourced by the launcher and the image build: packages of the machine. Needs `cache` and say.sh.
# shellcheck shell=bash

: "${cache:?}"

# install_missing COMMAND PACKAGE …: by apt, without starting services where that can be told.
install_missing() {
  local -a packages=()
  while (($# > 0)); do
    if ! command -v "$1" >/dev/null; then packages+=("$2"); fi
    shift 2
  done
  if ((${#packages[@]} == 0)); then return; fi
  if ! command -v apt-get >/dev/null; then
    die "not installed: ${packages[*]}, and there is no apt-get" "install them, or start a Docker engine and set DOCKER_HOST"
  fi
  if [[ ! -e $cache/apt-updated || -n $(find "$cache/apt-updated" -mmin +60) ]]; then
    MEND="mend apt's sources, or install ${packages[*]}" \
      step "updating apt's package lists" "$cache/apt.log" apt-get -q update
    touch -- "$cache/apt-updated"
  fi
  step "installing ${packages[*]}" "$cache/apt.log" \
    env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y --no-install-recommends install "${packages[@]}"
}
