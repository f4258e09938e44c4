// Loaded into the app before itself: it is ready once Playwright has hold of the debugger and says so. A window opened
// while Playwright is still on its way was, rarely, never seen by it.
const { app } = require('electron')

const held = new Promise((resolve) => {
  globalThis.__playwright_run = resolve
})
const ready = app.whenReady()
app.whenReady = () => Promise.all([ready, held]).then(() => undefined)
