// The app's own Electron as a plain browser with one window: its last argument is the address.
const { app, BrowserWindow } = require('electron')

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, useContentSize: true, autoHideMenuBar: true })
  return window.loadURL(process.argv.at(-1))
})
