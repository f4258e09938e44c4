// What an official Electron has inside as default_app.asar, as far as this project needs it: load what `-r` names, and
// start the app in the folder that is the first argument. The fallback runtime comes without.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })

const given = process.argv.slice(1)
const asked = given.indexOf('-r')
if (asked >= 0) createRequire(import.meta.url)(given.splice(asked, 2)[1])
const folder = path.resolve(given.find((argument) => !argument.startsWith('-')) ?? '.')
const { name, productName, version, main } = JSON.parse(
  readFileSync(path.join(folder, 'package.json'), 'utf8'),
)
app.setName(productName ?? name)
app.setVersion(version)
app.setAppPath(folder)

try {
  // Electron is not ready before this module is, so the app can still do what has to be done before that.
  await import(pathToFileURL(path.join(folder, main)).href)
} catch (error) {
  console.error(error)
  app.exit(1)
}
