// Loaded into an app ahead of itself: says when its window shows, painted, what RINGDESK_BENCH_SELECTOR names, and then
// what RINGDESK_BENCH_SCRIPT finds out in the page, where there is one.
const { app, BrowserWindow } = require('electron')
if (process.env.RINGDESK_BENCH_AGENT) require('./agent.cjs')
if (process.env.RINGDESK_BENCH_RINGS) require('./ringing.cjs')

const watch = `new Promise((seen) => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(process.env.RINGDESK_BENCH_SELECTOR)}))
      requestAnimationFrame(() => setTimeout(seen))
    else requestAnimationFrame(look)
  }
  look()
})`
const script = process.env.RINGDESK_BENCH_SCRIPT
const say = (words) => process.stderr.write(`bench: ${words}\n`)

app.on('web-contents-created', (_, contents) => {
  contents.once('dom-ready', async () => {
    // The small windows wait, hidden: whoever looked there at each frame would keep them busy.
    if (!contents.getURL().endsWith('/index.html')) return
    await contents.executeJavaScript(watch)
    say('painted')
    if (process.env.RINGDESK_BENCH_RINGS) BrowserWindow.fromWebContents(contents).hide()
    if (script) say(`found ${JSON.stringify(await contents.executeJavaScript(script))}`)
  })
})
