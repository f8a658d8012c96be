#!/bin/sh
# Runs as root inside the base of the image while it is made: packages, certificates, the user, and nothing left over.
set -eu

export DEBIAN_FRONTEND=noninteractive LC_ALL=C
{
  printf 'path-exclude=/usr/share/%s/*\n' doc man info locale
  printf 'path-include=/usr/share/doc/*/copyright\n'
} >/etc/dpkg/dpkg.cfg.d/slim
apt-get -q update
apt-get -q -y -o Dpkg::Options::=--force-unsafe-io dist-upgrade
apt-get -q -y -o Dpkg::Options::=--force-unsafe-io --no-install-recommends install \
  ca-certificates git jq make patch procps python3-minimal

# One certificate a file, as update-ca-certificates wants them.
awk '/BEGIN CERTIFICATE/ { file = sprintf("/usr/local/share/ca-certificates/extra-%03d.crt", ++n) } file { print > file }
     /END CERTIFICATE/ { close(file); file = "" }' /tmp/extra-ca.pem
update-ca-certificates

groupadd --gid 1000 se
useradd --uid 1000 --gid 1000 --home-dir /home/se --create-home --shell /bin/bash se
mkdir -p /workspace /run/se
chown 1000:1000 /workspace

# A read-only image needs no caches. What must not be in the runner's image at all seal.sh takes away.
apt-get clean
find /usr/share/doc -type f ! -name copyright -delete
rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/* /usr/share/man/* /usr/share/info/* /usr/share/locale/*
