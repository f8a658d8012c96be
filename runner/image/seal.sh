#!/bin/sh
# Runs as root in a container of the base, or of an image made from it, whose file system then becomes the runner's: takes the
# system's package manager away, and whatever lets somebody become somebody else. The list of what is installed stays in
# /var/lib/dpkg/status, which says to scanners what is in the image and to nobody else anything.
set -eu

installers='^(apt|apt-.*|aptitude.*|libapt-.*|python3-apt|dpkg|dpkg-.*|libdpkg-perl|dselect|debconf|debconf-.*|libdebconfclient0|debian-archive-keyring)$'
packages=$(dpkg-query --show --showformat '${Package}\n' | grep -E "$installers")
paths=$(mktemp)
for package in $packages; do dpkg-query --listfiles "$package"; done | grep -v "^/[.]\$" | sort --unique --reverse >"$paths"
awk -v gone="$(echo "$packages" | tr '\n' ' ')" '
  BEGIN { RS = ""; ORS = "\n\n"; split(gone, names, " "); for (i in names) out[names[i]] }
  { split($0, lines, "\n"); sub(/^Package: /, "", lines[1]); if (!(lines[1] in out)) print }' /var/lib/dpkg/status >/tmp/status

while IFS= read -r path; do
  if [ ! -d "$path" ]; then
    rm -f -- "$path"
  elif [ ! -L "$path" ]; then # /bin is a link to a folder
    rmdir --ignore-fail-on-non-empty -- "$path"
  fi
done <"$paths"
rm -rf /etc/apt /etc/dpkg /var/lib/apt /var/lib/dpkg /var/cache/apt /var/cache/debconf /var/log/apt /var/log/dpkg.log \
  /etc/systemd/system/timers.target.wants/apt-* /etc/systemd/system/timers.target.wants/dpkg-* /var/lib/systemd/deb-systemd-helper-enabled
mkdir /var/lib/dpkg
mv /tmp/status /var/lib/dpkg/status
rm -f -- "$paths"

find / -xdev -type f -perm /6000 -exec chmod a-s {} +
find / -xdev -type f -perm /111 -exec python3 -c '
import os, sys
for path in sys.argv[1:]:
    if "security.capability" in os.listxattr(path):
        os.removexattr(path, "security.capability")' {} +
