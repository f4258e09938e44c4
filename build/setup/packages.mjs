// What the Electron of a bare Debian or Ubuntu lacks, by the names of Debian 12.
export const LIBRARIES = [
  ...[
    'libgtk-3-0',
    'libnss3',
    'libgbm1',
    'libasound2',
    'libxkbcommon0',
    'libxss1',
    'libnotify4',
    'libsecret-1-0',
  ],
  ...['libcups2', 'libdrm2', 'libxtst6', 'libatspi2.0-0'],
]

export const FONT = 'fonts-dejavu-core'

/** Which package brings a command. */
export const COMMANDS = {
  Xvfb: 'xvfb',
  'g++': 'g++',
  'dbus-daemon': 'dbus',
  openbox: 'openbox',
  'gnome-keyring-daemon': 'gnome-keyring',
  ldd: 'libc-bin',
  strace: 'strace',
  pulseaudio: 'pulseaudio',
  parec: 'pulseaudio-utils',
  'desktop-file-validate': 'desktop-file-utils',
  'xdg-mime': 'xdg-utils',
  readelf: 'binutils',
  xdotool: 'xdotool',
  xwininfo: 'x11-utils',
  xprop: 'x11-utils',
  wmctrl: 'wmctrl',
}

/** Debian 13 and Ubuntu 24.04 renamed the libraries whose clock went to 64 bits. */
export function spelled(name, known) {
  if (known.has(name)) return name
  return known.has(`${name}t64`) ? `${name}t64` : name
}
