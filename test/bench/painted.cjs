// Loaded into an app ahead of itself: says when its window shows, painted, what RINGDESK_BENCH_SELECTOR names.
const { app } = require('electron')

const watch = `new Promise((seen) => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(process.env.RINGDESK_BENCH_SELECTOR)}))
      requestAnimationFrame(() => setTimeout(seen))
    else requestAnimationFrame(look)
  }
  look()
})`
app.on('web-contents-created', (_, contents) => {
  contents.once('dom-ready', () => {
    void contents.executeJavaScript(watch).then(() => process.stderr.write('bench: painted\n'))
  })
})
