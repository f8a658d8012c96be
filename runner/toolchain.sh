# Sourced by the launcher: the JDK and the build. Needs `root` and say.sh.
# shellcheck shell=bash

: "${root:?}"

# What runs for a moment is best compiled quickly, and cleaned up after by one thread.
brief=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)

# Java does without the classes that were made ready where they are not there, or not of this jar, and need not say so.
quiet="-Xlog:cds*=off,aot*=off"

# The folders in which JDKs usually stand, the most explicit first.
jdk_candidates() {
  local java
  if [[ -n ${JAVA_HOME:-} ]]; then printf '%s\n' "$JAVA_HOME"; fi
  if java=$(command -v java) && java=$(readlink -f -- "$java"); then printf '%s\n' "${java%/bin/java}"; fi
  local home
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jvm/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    printf '%s\n' "$home"
  done
}

# A JDK 25 has a compiler, and says its version in the file `release`.
is_jdk_25() { [[ -x $1/bin/javac && -r $1/release ]] && grep -q '^JAVA_VERSION="25[."]' "$1/release"; }

find_jdk() {
  local home
  while IFS= read -r home; do
    if is_jdk_25 "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done < <(jdk_candidates)
  die "no JDK 25 in JAVA_HOME, on the PATH, or under /usr/lib/jvm, /opt, ~/.sdkman/candidates/java and ~/.jdks" \
    "install one (https://adoptium.net/temurin/releases/?version=25), or point JAVA_HOME at it"
}

# Anything that goes into the jars is newer than their last build by the launcher, or a jar is gone.
# $1: `all`, or `runner` for the program in the container alone.
is_stale() {
  local stamp=$root/target/se.built-$1 jars=(runner/main/target/runner.jar)
  local sources=(pom.xml .mvn templates/pom.xml runner/*/pom.xml templates/src/main runner/*/src/main)
  if [[ $1 == all ]]; then
    jars+=(app/target/se.jar)
    sources+=(app/pom.xml app/src/main)
  fi
  local jar newer
  for jar in "${jars[@]}"; do
    if [[ ! -f $jar ]]; then return 0; fi
  done
  if [[ ! -f $stamp ]]; then return 0; fi
  newer=$(find "${sources[@]}" -newer "$stamp" -print -quit 2>/dev/null)
  [[ -n $newer ]]
}

# Several launchers in one checkout build one after the other, and only the first has anything to do.
# $1: as for is_stale.
build_stale() {
  if ! in_root is_stale "$1"; then return; fi
  mkdir -p -- "$root/target"
  local lock modules=()
  exec {lock}>"$root/target/se.lock"
  flock "$lock"
  if in_root is_stale "$1"; then
    : >"$root/target/se.building"
    if [[ $1 == runner ]]; then modules=(-pl runner/main -am); fi
    step "building with Maven and $JAVA_HOME" "$root/target/se.log" \
      in_root exec ./mvnw -B -Dmaven.test.skip=true -Dspotless.check.skip "${modules[@]}" package
    if [[ $1 == all ]]; then
      keep_classes >>"$root/target/se.log" 2>&1 || true # only slower without
      cp -p -- "$root/target/se.building" "$root/target/se.built-runner"
    fi
    mv -- "$root/target/se.building" "$root/target/se.built-$1"
  fi
  exec {lock}>&-
}

# Makes ready the classes that commands begin with: takes two seconds at a build, and half the time from each command behind it.
keep_classes() {
  rm -f -- "$root/app/target/se.jsa"
  "$JAVA_HOME/bin/java" "${brief[@]}" "$quiet" -XX:ArchiveClassesAtExit="$root/app/target/se.jsa" \
    -jar "$root/app/target/se.jar" validate "$root/templates/src/main/resources/workflows/implement.yml"
}

# Becomes SE's own program, as it was built last.
exec_se() {
  local java=("$JAVA_HOME/bin/java" "$quiet" -XX:SharedArchiveFile="$root/app/target/se.jsa")
  if [[ ${1:-} != serve ]]; then java+=("${brief[@]}"); fi
  exec "${java[@]}" -jar "$root/app/target/se.jar" "$@"
}

in_root() (cd -- "$root" && "$@")
