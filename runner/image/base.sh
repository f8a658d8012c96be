# Sourced by build.sh: the base of the runner image. Pulled where a registry answers, else made with debootstrap.
# shellcheck shell=bash

: "${here:?}" "${cache:?}" "${mark:?}"

debian=bookworm

# What the base is made from; a change of any of it makes a new one.
base_hash() {
  {
    uname -m
    declare -f base_from_pulled base_from_debootstrap
    cat -- "$here/base.Dockerfile" "$here/furnish.sh"
    if [[ -n ${SE_EXTRA_CA:-} ]]; then cat -- "$SE_EXTRA_CA"; fi
  } | sha256sum | cut -c1-12
}

make_base() {
  local tag=$1
  if [[ -n ${SE_EXTRA_CA:-} && ! -r $SE_EXTRA_CA ]]; then die "SE_EXTRA_CA=$SE_EXTRA_CA cannot be read" "name a PEM file"; fi
  if exists "debian:$debian-slim" || pull_quickly "debian:$debian-slim"; then
    MEND="see that containers with the host's network reach Debian's mirror" \
      step "furnishing the image's base" "$cache/image-base.log" base_from_pulled "$tag"
    return
  fi
  if ((EUID != 0)); then
    die "no registry answers, and only root can make the image's base with debootstrap" \
      "run ./se once as root, or load debian:$debian-slim into the engine, or set SE_RUNNER_IMAGE to an image that is there"
  fi
  install_missing debootstrap debootstrap
  MEND="see that apt's Debian mirror answers" \
    step "making the image's base with debootstrap (about a minute)" "$cache/image-base.log" base_from_debootstrap "$tag"
}

# A pull that has not found its manifest within 6 s is given up: a registry that does not answer may take minutes to say so.
pull_quickly() {
  local log=${scratch:?}/pull code=0 tries from=$EPOCHREALTIME
  say "pulling $1 …"
  : >"$log"
  docker pull "$1" >>"$log" 2>&1 &
  local pull=$!
  for ((tries = 0; tries < 60; tries++)); do
    if ! kill -0 "$pull" 2>/dev/null || grep -q 'Pulling from' "$log"; then break; fi
    sleep 0.1
  done
  if ! grep -q 'Pulling from' "$log"; then kill "$pull" 2>/dev/null || true; fi
  wait "$pull" || code=$?
  if ((code == 0)); then
    say "pulling $1: done in $(seconds_since "$from") s"
  else
    say "pulling $1: no registry answers, given up after $(seconds_since "$from") s"
  fi
  return "$code"
}

base_from_pulled() {
  local context=$scratch/base
  mkdir -p -- "$context"
  cp -- "$here/furnish.sh" "$context"
  cat -- ${SE_EXTRA_CA:+"$SE_EXTRA_CA"} </dev/null >"$context/extra-ca.pem"
  in_context "$context" --file "$here/base.Dockerfile" --network host --build-arg "FROM=debian:$debian-slim" \
    --build-arg http_proxy --build-arg https_proxy --build-arg no_proxy --label "$mark=base" --tag "$1"
}

# debootstrap knows no blanks in paths, so its tree is not in the scratch folder, which lies under the home of the user.
base_from_debootstrap() {
  local mirror
  tree=$(mktemp -d /var/tmp/se-base-XXXXXX)
  trap 'rm -rf -- "$tree"' EXIT # so not local
  chmod 755 "$tree"
  mirror=$(mirror_of_host '^[^-]*$' http://deb.debian.org/debian)
  debootstrap --variant=minbase "$debian" "$tree" "$mirror"
  {
    printf 'deb %s %s main\n' "$mirror" "$debian"
    printf 'deb %s %s-updates main\n' "$mirror" "$debian"
    printf 'deb %s %s-security main\n' "$(mirror_of_host '-security$' http://deb.debian.org/debian-security)" "$debian"
  } >"$tree/etc/apt/sources.list"
  apt-config dump Acquire::http::Proxy Acquire::https::Proxy >"$tree/etc/apt/apt.conf.d/99host" || true
  cp -- "$here/furnish.sh" "$tree/tmp/furnish.sh"
  cat -- ${SE_EXTRA_CA:+"$SE_EXTRA_CA"} </dev/null >"$tree/tmp/extra-ca.pem"
  chroot "$tree" /bin/sh /tmp/furnish.sh
  rm -rf -- "${tree:?}"/tmp/* "${tree:?}"/dev/* "$tree/etc/apt/apt.conf.d/99host"
  : >"$tree/etc/resolv.conf"
  tar -C "$tree" -c . | docker import --change "LABEL $mark=base" --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin' - "$1"
}

# mirror_of_host PATTERN ELSE: the first Debian mirror that the host's apt uses for a suite of that form.
mirror_of_host() {
  # shellcheck disable=SC2016 # apt's own variables
  local uri codename format='$(REPO_URI) $(CODENAME) $(ORIGIN)'
  while read -r uri codename; do
    if [[ $codename =~ $1 ]]; then
      printf '%s' "${uri%/}"
      return
    fi
  done < <(apt-get indextargets --format "$format" 'Created-By: Packages' | sed -n 's/ Debian$//p')
  printf '%s' "$2"
}
