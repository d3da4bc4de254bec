#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a real Blender with a window for tests/gui, as root on Debian:
#
#     provision.sh trixie|sid [FOLDER]
#
# Debian 13 (trixie) has Blender 4.3, sid has 5.2 LTS; both are newer than what a stable
# machine may have, so each lives in a root directory of its own under FOLDER (default
# /opt/maquette-blender) and is started through the wrapper FOLDER/SUITE/blender, whose path is
# the last line printed. Installs on the machine what the tests need besides: a display, a window
# manager and Tesseract, which reads the screen. /tmp is shared with the machine, so that paths
# there mean the same inside.
set -eu

suite=${1:?which Debian: trixie or sid}
folder=${2:-/opt/maquette-blender}
root=$folder/$suite/root
wrapper=$folder/$suite/blender

mount_shared() {
    for shared in proc dev sys tmp; do
        mountpoint -q "$root/$shared" || mount --bind "/$shared" "$root/$shared"
    done
}

export DEBIAN_FRONTEND=noninteractive
for needed in debootstrap:debootstrap Xvfb:xvfb openbox:openbox tesseract:tesseract-ocr; do
    command -v "${needed%%:*}" >/dev/null || missing="${missing:-} ${needed##*:}"
done
if [ -n "${missing:-}" ]; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of packages
    apt-get install -y -q --no-install-recommends $missing >&2
fi
if [ ! -x "$wrapper" ]; then
    # What an attempt that broke off has left: the machine's own folders must be out of it first.
    for shared in proc dev sys tmp; do
        if mountpoint -q "$root/$shared"; then umount "$root/$shared"; fi
    done
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" >&2
    mount_shared
    chroot "$root" apt-get -q -o Acquire::Check-Valid-Until=false update >&2
    chroot "$root" apt-get -y -q install --no-install-recommends \
        blender libgl1 libgl1-mesa-dri libegl1 libegl-mesa0 libglx-mesa0 python3-numpy >&2
    chroot "$root" apt-get clean >&2
    cat >"$wrapper" <<WRAPPER
#!/bin/sh
set -eu
for shared in proc dev sys tmp; do
    mountpoint -q "$root/\$shared" || mount --bind "/\$shared" "$root/\$shared"
done
exec chroot "$root" /usr/bin/env HOME="\${HOME:-/root}" blender "\$@"
WRAPPER
    chmod +x "$wrapper"
fi
mount_shared
echo "$wrapper"
