// What an official Electron has inside as default_app.asar, as far as this project needs it: start the app in the
// folder that is the first argument. The fallback runtime comes without.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
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
