// The least that a ring on the screen can cost: a window that is there already, shown without the focus, and painted. At each
// `show` that is written to it, it is shown; at anything else it is hidden.
const { app, BrowserWindow, screen } = require('electron')
const { createInterface } = require('node:readline')
require('./notifier/notifier.cjs')

app.enableSandbox()
void app.whenReady().then(async () => {
  const { x, y, width, height } = screen.getPrimaryDisplay().workArea
  const size = { width: 380, height: 232 }
  const window = new BrowserWindow({
    ...size,
    x: x + width - size.width - 16,
    y: y + height - size.height - 16,
    frame: false,
    show: false,
    alwaysOnTop: true,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  })
  await window.loadFile('index.html')
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'show') window.showInactive()
    else window.hide()
  })
})
