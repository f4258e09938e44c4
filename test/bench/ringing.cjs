// Loaded by painted.cjs where RINGDESK_BENCH_RINGS is set: the page of the calls that ring paints
// a mark into its lower right corner with each call, in the frame that shows its name: magenta and cyan by turns, so that
// nobody takes the last call for this one. RINGDESK_BENCH_LATE spoils the app: its windows are shown so many ms late.
const { app, BrowserWindow } = require('electron')

const late = Number(process.env.RINGDESK_BENCH_LATE ?? 0)
if (late > 0) {
  const show = BrowserWindow.prototype.showInactive
  BrowserWindow.prototype.showInactive = function () {
    setTimeout(() => this.isDestroyed() || show.call(this), late)
  }
}

function mark() {
  const made = document.createElement('div')
  made.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:12px;height:12px;z-index:9;display:none'
  document.body.append(made)
  const look = () => {
    const n = /Caller (\d+)/.exec(document.querySelector('li')?.textContent ?? '')?.[1]
    const display = n === undefined ? 'none' : 'block'
    const background = Number(n) % 2 === 1 ? 'rgb(255, 0, 255)' : 'rgb(0, 255, 255)'
    if (made.style.display !== display) made.style.display = display
    if (made.style.background !== background) made.style.background = background
  }
  const parts = { childList: true, subtree: true, characterData: true }
  new MutationObserver(look).observe(document.body, parts)
}

app.on('browser-window-created', (_, { webContents }) => {
  webContents.once('did-finish-load', async () => {
    if (!webContents.getURL().endsWith('/offer.html')) return
    await webContents.executeJavaScript(`(${mark})()`)
    process.stderr.write('bench: found "the window of calls"\n')
  })
})
