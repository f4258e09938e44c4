// Another program that wants a key of every program: the key, and a file that says whether it has it.
const { app, globalShortcut } = require('electron')
const { writeFileSync } = require('node:fs')

const [keys, file] = process.argv.slice(-2)
app.whenReady().then(() => {
  const look = () => {
    const has = globalShortcut.isRegistered(keys) || globalShortcut.register(keys, () => undefined)
    writeFileSync(file, has ? 'has it' : 'has it not')
  }
  look()
  setInterval(look, 200)
})
