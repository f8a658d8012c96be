#!/usr/bin/env bash
# Builds the runner image in the engine at DOCKER_HOST, in three layers that are made only when their inputs change:
#   se-runner-base    Debian slim with git and the few tools that acceptance commands want
#   se-runner-claude  the same with Claude Code, at the version of package-lock.json
#   se-runner         the same with a small Java runtime and the runner program
# build.sh [base|all]: `base` makes the first only. Prints the name of what it made; says the rest on standard error.
# Needs JAVA_HOME (a JDK 25) for `all`. SE_EXTRA_CA: a file of further CA certificates in PEM, baked into the image.
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

# The native program alone: neither node nor npm is needed in the image.
make_claude() {
  local tag=$1 base=$2 context=$scratch/claude cpu
  cpu=$(processor)
  mkdir -p -- "$context"
  cp -- "$here/package.json" "$here/package-lock.json" "$context"
  (cd -- "$context" && npm ci --ignore-scripts --no-audit --no-fund --os=linux --cpu="$cpu" --libc=glibc)
  mkdir -- "$context/layer"
  mv -- "$context/node_modules/@anthropic-ai/claude-code-linux-$cpu/claude" "$context/layer/claude"
  in_context "$context/layer" --file "$here/claude.Dockerfile" --build-arg "BASE=$base" --tag "$tag"
}

# The runtime that the JDK links is kept between builds; linking takes seconds.
make_runtime() {
  local runtime=$1
  rm -rf -- "$runtime.new" "$runtime"
  "$JAVA_HOME/bin/jlink" "${link[@]}" --output "$runtime.new"
  mv -- "$runtime.new" "$runtime"
}

make_runner() {
  local tag=$1 parent=$2 runtime=$3 context=$scratch/runner
  mkdir -p -- "$context"
  cp -R -- "$runtime" "$context/java"
  chmod 711 -- "$context/java/bin/java" # see the Dockerfile
  cp -- "$root/runner/main/target/runner.jar" "$context/runner.jar"
  in_context "$context" --file "$here/Dockerfile" --network none --build-arg "PARENT=$parent" --label "$mark=runner" --tag "$tag"
}

# Images that were replaced more than a day ago go; those in use stay.
drop_old() { docker image prune --all --force --filter "label=$mark=runner" --filter until=24h; }

ensure_base() {
  base=se-runner-base:$(base_hash)
  if exists "$base"; then return; fi
  make_base "$base"
}

ensure_all() {
  ensure_base
  local claude runtime runner
  claude=se-runner-claude:$({ printf '%s' "$base"; cat -- "$here/claude.Dockerfile" "$here/package-lock.json"; } | hash_of_input)
  if ! exists "$claude"; then
    MEND="see that npm reaches its registry" \
      step "installing Claude Code $(claude_version) with npm" "$cache/image-claude.log" make_claude "$claude" "$base"
  fi
  runtime=$cache/java-$({ printf '%s' "${link[*]}"; cat -- "$JAVA_HOME/release"; } | hash_of_input)
  if [[ ! -d $runtime ]]; then
    step "linking a small Java runtime from $JAVA_HOME" "$cache/image-java.log" make_runtime "$runtime"
  fi
  runner=se-runner:$({ printf '%s %s' "$claude" "$runtime"; cat -- "$here/build.sh" "$here/Dockerfile" "$root/runner/main/target/runner.jar"; } | hash_of_input)
  if ! exists "$runner"; then
    step "building the runner image $runner" "$cache/image-runner.log" make_runner "$runner" "$claude" "$runtime"
    drop_old >/dev/null
  fi
  docker tag "$runner" "$alias_name"
  printf '%s\n' "$runner"
}

claude_version() { sed -n 's|.*"@anthropic-ai/claude-code": "\(.*\)".*|\1|p' "$here/package.json"; }

# An image that somebody else made under the asked name is taken as it is.
is_foreign() {
  local label
  label=$(docker image inspect --format "{{index .Config.Labels \"$mark\"}}" "$alias_name" 2>/dev/null) || return 1
  [[ $label != runner ]]
}

main() {
  if is_foreign; then
    printf '%s\n' "$alias_name"
    return
  fi
  exec {lock}>"$cache/image.lock"
  flock "$lock"
  scratch=$(mktemp -d "$cache/image-XXXXXX")
  trap 'rm -rf -- "$scratch"' EXIT
  case ${1:-all} in
    base)
      ensure_base
      printf '%s\n' "$base"
      ;;
    all) ensure_all ;;
    *) die "build.sh makes base or all, not $1" ;;
  esac
}

main "$@"
