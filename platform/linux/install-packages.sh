#!/bin/sh
# Installs what packages.txt lists and this machine lacks; asks nothing, needs root or sudo only when something is missing.
set -eu
list=$(grep -v '^#' "$(dirname "$0")/packages.txt")
missing=
for package in $list; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    echo "缺少软件包，请以 root 身份安装 / missing packages, install them as root:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
fi
echo "安装 / installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
# shellcheck disable=SC2086 # both are lists of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
