#!/usr/bin/env bash
# Starts the launchers' own Docker engine, and stops it when the last of them is gone.
# engine-keeper.sh RUN_FOLDER DATA_FOLDER; started by engine.sh in a session of its own.
set -euo pipefail

runs_in=$1
data=$2
socket=unix://$runs_in/docker.sock

# No bridge and no packet filter: SE's containers have no network, and so nothing on the machine is changed.
start() {
  rm -f -- "$runs_in/docker.pid"
  setpriv --pdeathsig TERM dockerd --host "$socket" --data-root "$data/data" --exec-root "$runs_in/exec" \
    --pidfile "$runs_in/docker.pid" --bridge none --iptables=false --ip-forward=false --ip-masq=false \
    --userland-proxy=false >"$data/dockerd.log" 2>&1 {keeper}>&- &
  dockerd=$!
}

# Until no launcher holds its shared lock any more, or dockerd ended by itself.
wait_for_the_last() {
  while kill -0 "$dockerd" 2>/dev/null; do
    if flock --exclusive --timeout 1 "$users"; then return; fi
  done
}

# Containers first and without grace, so that dockerd has none to wait for.
stop() {
  timeout 10 docker --host "$socket" ps -q 2>/dev/null | xargs -r timeout 10 docker --host "$socket" kill >/dev/null 2>&1 || true
  kill "$dockerd" 2>/dev/null || true
  timeout 20 tail --sleep-interval 0.1 --pid "$dockerd" -f /dev/null || kill -KILL "$dockerd" 2>/dev/null || true
  wait "$dockerd" || true
  end_containerd
  rm -rf -- "$runs_in/docker.sock" "$runs_in/docker.pid"
}

# dockerd takes its containerd along; one whose dockerd was killed has to be ended here.
end_containerd() {
  local pid
  if ! pid=$(cat -- "$runs_in/exec/containerd/containerd.pid" 2>/dev/null); then return; fi
  if [[ $(cat -- "/proc/$pid/comm" 2>/dev/null) != containerd ]]; then return; fi
  kill "$pid" 2>/dev/null || true
  timeout 10 tail --sleep-interval 0.1 --pid "$pid" -f /dev/null || kill -KILL "$pid" 2>/dev/null || true
}

main() {
  cd /
  exec {keeper}>"$runs_in/keeper"
  flock "$keeper"
  start
  exec {users}>"$runs_in/users"
  trap '' INT HUP
  trap 'stop; exit 0' TERM
  wait_for_the_last
  stop
}

main
