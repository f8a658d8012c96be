#!/usr/bin/env bash
# Brings GitHub's OpenAPI description and its published webhook examples with npm, pinned in packages.txt, and cuts them down to
# what used.txt names. The result is kept in the user's cache, in a folder named after the hash of the inputs; tests look there.
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
root=$(readlink -f -- "$here/../../../..")
cache=${XDG_CACHE_HOME:-${HOME:?HOME must be set}/.cache}/se
mkdir -p -- "$cache"

# shellcheck source=runner/say.sh
source "$root/runner/say.sh"

# GitHubDescription.java computes the same.
hash_of_inputs() { cat -- "$here/packages.txt" "$here/used.txt" "$here/cut.mjs" | sha256sum | cut -c1-12; }

fetch() {
  local package version integrity file archive found
  cd -- "$scratch"
  while read -r package version integrity file; do
    archive=$(npm pack --silent --prefer-offline "$package@$version" 2>/dev/null) || npm pack "$package@$version"
    found=sha512-$(openssl dgst -sha512 -binary -- "$archive" | base64 -w0)
    if [[ $found != "$integrity" ]]; then
      printf '%s %s is not the one in packages.txt: its integrity is %s\n' "$package" "$version" "$found"
      return 1
    fi
    tar -xzOf "$archive" "$file" >"$(basename -- "$package").json"
    rm -- "$archive"
  done < <(grep -v '^#' "$here/packages.txt")
  mkdir -- cut
  node "$here/cut.mjs" "$here/used.txt" openapi.json webhooks-examples.json cut
  rm -rf -- "$folder"
  mv -- cut "$folder"
}

main() {
  folder=$cache/contract-$(hash_of_inputs)
  if [[ -d $folder ]]; then return; fi
  exec {lock}>"$cache/contract.lock"
  flock "$lock"
  if [[ -d $folder ]]; then return; fi
  scratch=$(mktemp -d "$cache/contract-new-XXXXXX")
  trap 'rm -rf -- "$scratch"' EXIT
  MEND="see that npm reaches its registry" step "fetching GitHub's description with npm" "$cache/contract.log" fetch
}

main "$@"
