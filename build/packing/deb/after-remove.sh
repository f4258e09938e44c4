#!/bin/sh
# Run by dpkg as root once the files are gone, and, during an update, before the new ones are set up: then all stays.
set -e

case "$1" in
  remove | purge | disappear)
    rm -f '/usr/bin/${executable}'
    profile='/etc/apparmor.d/${executable}'
    if [ -f "$profile" ]; then
      if command -v apparmor_parser >/dev/null; then apparmor_parser --remove "$profile" || true; fi
      rm -f "$profile"
    fi
    if command -v update-desktop-database >/dev/null; then
      update-desktop-database /usr/share/applications || true
    fi
    ;;
esac
