#!/bin/sh
# Run by dpkg as root once the files are in place. ${executable} and ${sanitizedProductName} are filled in by the packer.
set -e
app='/opt/${sanitizedProductName}'

if [ "$1" = configure ]; then
  ln -sf "$app/${executable}" '/usr/bin/${executable}'

  # Chromium locks its pages in with namespaces of the user; where the system forbids those to ordinary users (which root
  # cannot see from here), this helper does it instead.
  chown root:root "$app/chrome-sandbox"
  chmod 4755 "$app/chrome-sandbox"

  # Ubuntu 24.04 grants namespaces to programs with a profile only. An older AppArmor cannot read it and needs none.
  profile='/etc/apparmor.d/${executable}'
  if command -v apparmor_parser >/dev/null &&
    apparmor_parser --skip-kernel-load --debug "$app/resources/apparmor-profile" >/dev/null 2>&1; then
    cp -f "$app/resources/apparmor-profile" "$profile"
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi

  if command -v update-desktop-database >/dev/null; then
    update-desktop-database /usr/share/applications || true
  fi
fi
