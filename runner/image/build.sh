#!/usr/bin/env bash
# Builds the runner image in the engine at DOCKER_HOST, in four steps that are taken only when their inputs change:
#   se-runner-base    Debian slim with git and the few tools that acceptance commands want, and with its package manager
#   se-runner-sealed  the same without that, in one layer, so that no layer beneath has it either
#   se-runner-claude  the same with Claude Code, at the version of package-lock.json
#   se-runner         the same with a small Java runtime and the runner program
# build.sh base             makes the first three, which do not need the runner program
# build.sh [all]            makes all
# build.sh own PARENT NAME  takes the last three steps from PARENT, an image that somebody made from the base; it gets NAME
# Prints the name of what it made; says the rest on standard error. Needs JAVA_HOME (a JDK 25), but for `base`.
# SE_EXTRA_CA: a file of further CA certificates in PEM, baked into the base.
# SE_RUNNER_IMAGE: the name the image gets besides se-runner:<hash>; where an image of another origin has it, that one is used.
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
root=$(dirname -- "$(dirname -- "$here")")
cache=${XDG_CACHE_HOME:-${HOME:?HOME must be set}/.cache}/se
alias_name=${SE_RUNNER_IMAGE:-se-runner:latest}
mark=org.splectrum.se.image
# Nothing that needs tools besides the JDK: --strip-debug would call objcopy.
link=(--add-modules "java.base,java.logging,java.net.http,java.sql,jdk.unsupported" --strip-java-debug-attributes --no-header-files --no-man-pages)
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
mkdir -p -- "$cache"

# shellcheck source=runner/say.sh
source "$root/runner/say.sh"
# shellcheck source=runner/packages.sh
source "$root/runner/packages.sh"
# shellcheck source=runner/image/base.sh
source "$here/base.sh"

exists() { docker image inspect --format '{{.Id}}' "$1" >/dev/null 2>&1; }

# What SE itself marked an image with, or the one that it was made from; an image without a mark has none.
mark_of() { docker image inspect --format "{{index .Config.Labels \"$mark\"}}" "$1" 2>/dev/null; }

hash_of_input() { sha256sum | cut -c1-12; }

in_context() (cd -- "$1" && shift && docker build --quiet "$@" .)

# node's name of the processor, as the packages of Claude Code have it.
processor() {
  case $(uname -m) in
    x86_64 | amd64) printf x64 ;;
    aarch64 | arm64) printf arm64 ;;
    *) die "Claude Code has no package for $(uname -m)" "use a machine with x86_64 or arm64" ;;
  esac
}

# The file system of a container in which seal.sh ran, as one layer. Of the parent's configuration its environment stays.
make_sealed() {
  local tag=$1 parent=$2 changes
  environment_of "$parent"
  container=$(docker create --network none --user 0:0 --entrypoint /bin/sh "$parent" -c "$(cat -- "$here/seal.sh")")
  trap 'docker rm --force "$container"' EXIT # so not local
  docker start --attach "$container"
  docker export "$container" | docker import --change "LABEL $mark=sealed" "${changes[@]}" - "$tag"
}

# Leaves in `changes` how `docker import` gives the environment of an image to another.
environment_of() {
  local line
  changes=()
  while IFS= read -r -d '' line; do
    if [[ $line == *$'\n'* ]]; then die "$1 has a line end in its variable ${line%%=*}" "make it without"; fi
    line=${line//\\/\\\\}
    line=${line//\"/\\\"}
    line=${line//\$/\\\$}
    changes+=(--change "ENV ${line%%=*}=\"${line#*=}\"")
  done < <(docker image inspect --format '{{range .Config.Env}}{{printf "%s\x00" .}}{{end}}' "$1")
}

# The native program alone: neither node nor npm is needed in the image. It is kept between builds.
fetch_claude() {
  local folder=$1 context=$scratch/claude cpu
  cpu=$(processor)
  mkdir -p -- "$context"
  cp -- "$here/package.json" "$here/package-lock.json" "$context"
  (cd -- "$context" && npm ci --ignore-scripts --no-audit --no-fund --os=linux --cpu="$cpu" --libc=glibc)
  rm -rf -- "$folder.new" "$folder"
  mkdir -- "$folder.new"
  mv -- "$context/node_modules/@anthropic-ai/claude-code-linux-$cpu/claude" "$folder.new/claude"
  mv -- "$folder.new" "$folder"
}

make_claude() {
  local tag=$1 parent=$2
  in_context "$program" --file "$here/claude.Dockerfile" --build-arg "PARENT=$parent" --tag "$tag"
}

# The runtime that the JDK links is kept between builds; linking takes seconds.
make_runtime() {
  local runtime=$1
  rm -rf -- "$runtime.new" "$runtime"
  "$JAVA_HOME/bin/jlink" "${link[@]}" --output "$runtime.new"
  mv -- "$runtime.new" "$runtime"
}

# $3: what it is marked as, `runner` or, where somebody else made its base, `own`
make_runner() {
  local tag=$1 parent=$2 context=$scratch/runner
  mkdir -p -- "$context"
  cp -R -- "$runtime" "$context/java"
  chmod 711 -- "$context/java/bin/java" # see the Dockerfile
  cp -- "$root/runner/main/target/runner.jar" "$context/runner.jar"
  in_context "$context" --file "$here/Dockerfile" --network none --build-arg "PARENT=$parent" --label "$mark=$3" --tag "$tag"
}

# Images that were replaced more than a day ago lose their name, and go where nobody uses them. An image that somebody made from
# one has its label but another name.
drop_old() {
  local name limit
  TZ=UTC printf -v limit '%(%FT%T)T' $((EPOCHSECONDS - 86400))
  while IFS= read -r name; do
    if [[ $name =~ ^se-runner:[0-9a-f]{12}$ && $name != "$1" &&
      $(docker image inspect --format '{{.Created}}' "$name") < $limit ]]; then
      docker image rm "$name" || true # a container has it still
    fi
  done < <(docker images --filter "label=$mark=runner" --format '{{.Repository}}:{{.Tag}}' se-runner)
}

# Each leaves the name of what is there then in the variable that it is called after.

ensure_base() {
  base=se-runner-base:$(base_hash)
  if ! exists "$base"; then make_base "$base"; fi
  docker tag "$base" se-runner-base:latest
}

ensure_program() {
  program=$cache/claude-$({ uname -m; cat -- "$here/package-lock.json"; } | hash_of_input)
  if [[ ! -d $program ]]; then
    MEND="see that npm reaches its registry" \
      step "fetching Claude Code $(claude_version) with npm" "$cache/image-claude.log" fetch_claude "$program"
  fi
}

ensure_runtime() {
  runtime=$cache/java-$({ printf '%s' "${link[*]}"; cat -- "$JAVA_HOME/release"; } | hash_of_input)
  if [[ ! -d $runtime ]]; then
    step "linking a small Java runtime from $JAVA_HOME" "$cache/image-java.log" make_runtime "$runtime"
  fi
}

ensure_claude() {
  local sealed
  ensure_base
  ensure_program
  sealed=se-runner-sealed:$({ printf '%s' "$base"; declare -f make_sealed environment_of; cat -- "$here/seal.sh"; } | hash_of_input)
  if ! exists "$sealed"; then
    step "taking the package manager out of the image" "$cache/image-sealed.log" make_sealed "$sealed" "$base"
  fi
  claude=se-runner-claude:$({ printf '%s %s' "$sealed" "$program"; cat -- "$here/claude.Dockerfile"; } | hash_of_input)
  if ! exists "$claude"; then
    step "putting Claude Code into the image" "$cache/image-claude.log" make_claude "$claude" "$sealed"
  fi
}

ensure_runner() {
  ensure_claude
  ensure_runtime
  runner=se-runner:$({ printf '%s %s' "$claude" "$runtime"; cat -- "$here/build.sh" "$here/Dockerfile" "$root/runner/main/target/runner.jar"; } | hash_of_input)
  if ! exists "$runner"; then
    step "building the runner image $runner" "$cache/image-runner.log" make_runner "$runner" "$claude" runner
    drop_old "$runner" >/dev/null 2>&1
  fi
}

# The names between are for the time of the build; what they name stays as the layers of the image.
make_own() {
  local parent=$1 name=$2
  sealed=se-runner-sealed:own-$$ claude=se-runner-claude:own-$$
  trap 'docker image rm --no-prune "$sealed" "$claude" || true' EXIT # so not local
  (make_sealed "$sealed" "$parent")
  make_claude "$claude" "$sealed"
  make_runner "$name" "$claude" own
}

build_own() {
  local parent=$1 name=$2
  if ! exists "$parent"; then die "there is no image $parent in the engine at ${DOCKER_HOST:-its usual place}" "make it first, FROM se-runner-base"; fi
  if [[ $(mark_of "$parent") != base ]]; then
    die "$parent is not made from the base of SE's image" "begin its Dockerfile with FROM se-runner-base; ./se engine makes that"
  fi
  ensure_program
  ensure_runtime
  step "putting the runner onto $parent" "$cache/image-own.log" make_own "$parent" "$name"
}

claude_version() { sed -n 's|.*"@anthropic-ai/claude-code": "\(.*\)".*|\1|p' "$here/package.json"; }

# An image that somebody else made under the asked name is taken as it is.
is_foreign() {
  local found
  found=$(mark_of "$alias_name") || return 1
  [[ $found != runner ]]
}

usage() { die "build.sh makes base, all, or own PARENT NAME, not $*"; }

main() {
  local what=${1:-all}
  if [[ $what != own ]] && is_foreign; then
    printf '%s\n' "$alias_name"
    return
  fi
  exec {lock}>"$cache/image.lock"
  flock "$lock"
  scratch=$(mktemp -d "$cache/image-XXXXXX")
  trap 'rm -rf -- "$scratch"' EXIT
  case $what in
    base)
      if (($# != 1)); then usage "$@"; fi
      ensure_claude
      printf '%s\n' "$base"
      ;;
    all)
      if (($# > 1)); then usage "$@"; fi
      ensure_runner
      docker tag "$runner" "$alias_name"
      printf '%s\n' "$runner"
      ;;
    own)
      if (($# != 3)); then usage "$@"; fi
      build_own "$2" "$3"
      printf '%s\n' "$3"
      ;;
    *) usage "$@" ;;
  esac
}

main "$@"
