# Sourced by the launcher: finds a Docker engine, or brings one up and shares it. Needs `root`, `cache` and say.sh.
# shellcheck shell=bash
#
# An engine that already answers is used as it is. Else, as root, a `dockerd` of our own is started, with data root, socket,
# pid file and log of its own. Launchers share it without counting: each holds a shared lock on `users` for as long as it (or
# the command it started) lives, and the keeper, who started dockerd, stops it when it gets that lock exclusively. So the
# engine is let go even by a launcher that is killed.

: "${root:?}" "${cache:?}"

engine_runs_in=''  # the folder of our own engine's socket and locks; empty where somebody else's engine is used
engine_users=''    # the descriptor that holds our place among the users

engine_is_ours() { [[ -n $engine_runs_in ]]; }

engine_answers() { timeout 10 docker --host "$1" version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# Leaves DOCKER_HOST set to an engine that answers.
engine_enter() {
  if [[ -n ${DOCKER_HOST:-} ]]; then
    need_docker_cli
    if ! engine_answers "$DOCKER_HOST"; then
      die "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST" "start it, or unset DOCKER_HOST to let SE look for one"
    fi
    return
  fi
  if engine_found; then return; fi
  if ((EUID != 0)) || [[ $(uname -s) != Linux ]]; then
    die "no Docker engine answers at /var/run/docker.sock, and only root on Linux can start one" \
      "start Docker, or add yourself to the group docker, or set DOCKER_HOST, or run ./se as root"
  fi
  install_missing dockerd docker.io iptables iptables
  need_docker_cli
  if engine_found; then return; fi # installing it has started it, as on a machine with systemd
  engine_share
}

# The engine of the machine, or of this user.
engine_found() {
  local socket
  for socket in /var/run/docker.sock "${XDG_RUNTIME_DIR:-/run/user/$EUID}/docker.sock" "$HOME/.docker/run/docker.sock"; do
    if [[ ! -S $socket ]]; then continue; fi
    need_docker_cli
    if engine_answers "unix://$socket"; then
      export DOCKER_HOST=unix://$socket
      return 0
    fi
  done
  return 1
}

# The socket's path must be short, so it is not beside the data.
engine_share() {
  engine_runs_in=/run/se-engine/$(printf '%s' "$cache" | sha256sum | cut -c1-12)
  export DOCKER_HOST=unix://$engine_runs_in/docker.sock
  mkdir -p -- "$engine_runs_in" "$cache/engine"
  local door
  exec {door}>"$engine_runs_in/door"
  flock "$door"
  exec {engine_users}>"$engine_runs_in/users"
  flock --shared "$engine_users" # waits for an engine that is just being stopped
  if engine_answers "$DOCKER_HOST"; then
    say "sharing the Docker engine at $DOCKER_HOST"
  else
    engine_start "$door"
  fi
  exec {door}>&-
}

engine_start() {
  local door=$1 users=$engine_users
  (
    exec {door}>&- {users}>&-
    exec setsid "$root/runner/engine-keeper.sh" "$engine_runs_in" "$cache/engine"
  ) </dev/null >/dev/null 2>"$cache/engine/keeper.log" &
  MEND="read $cache/engine/dockerd.log, or start an engine yourself and set DOCKER_HOST" \
    step "starting a Docker engine with its data in $cache/engine" "$cache/engine/start.log" engine_wait $!
}

# Until the engine answers, at most 30 s; gives up at once when its keeper has ended.
engine_wait() {
  local keeper=$1 tries
  for ((tries = 0; tries < 300; tries++)); do
    if engine_answers "$DOCKER_HOST"; then return 0; fi
    if ! kill -0 "$keeper" 2>/dev/null; then break; fi
    sleep 0.1
  done
  tail -n 5 -- "$cache/engine/keeper.log" "$cache/engine/dockerd.log"
  return 1
}

# Gives up our place; the last one waits until nothing of the engine is left.
engine_leave() {
  if ! engine_is_ours; then return; fi
  local door users=$engine_users from=$EPOCHREALTIME
  exec {door}>"$engine_runs_in/door"
  flock "$door"
  flock --unlock "$users"
  if flock --nonblock --exclusive "$users" || ! flock --nonblock --shared "$users"; then
    exec {users}>&-
    flock --exclusive --timeout 40 "$engine_runs_in/keeper" true || say "the Docker engine is still stopping"
    say "stopped the Docker engine in $(seconds_since "$from") s"
  fi
  exec {door}>&-
}

# need_docker_cli: Debian's docker.io brings it up to bookworm; from trixie on it is a package of its own.
need_docker_cli() {
  if command -v docker >/dev/null; then return; fi
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    die "there is no docker command" "install Docker's command line (Debian: docker.io or docker-cli)"
  fi
  if [[ -n $(apt-cache search --names-only '^docker-cli$' 2>/dev/null) ]]; then
    install_missing docker docker-cli
  else
    install_missing docker docker.io
  fi
}
