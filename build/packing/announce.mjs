import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Problem, say } from '../setup/say.mjs'

/** What an installation can be replaced by. */
const FILES = /\.(deb|AppImage|exe|zip)$/
const KEY_BYTES = 32

/** As the app has it in its package: raw, in base64. */
export const publicPart = (key) =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES).toString('base64')

/** A new pair; the private half goes into a file that only its owner reads, and nowhere else. */
export function newKey(file) {
  if (existsSync(file)) throw new Problem(`${file} is there already: a key is never written over.`)
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  return publicPart(privateKey)
}

const described = (folder) => (name) => {
  const content = readFileSync(path.join(folder, name))
  const { size } = statSync(path.join(folder, name))
  return { name, size, sha512: createHash('sha512').update(content).digest('base64') }
}

/** The announcement of what lies in a folder, signed to the byte. `serial` rises with each: the time of signing, ms. */
export function announcement({ folder, version, key, serial = Date.now(), percent }) {
  const files = readdirSync(folder)
    .filter((name) => FILES.test(name))
    .map(described(folder))
  if (files.length === 0) throw new Problem(`There is nothing in ${folder} that could be installed.`)
  const announced = { serial, version, files, ...(percent === undefined ? {} : { percent }) }
  const payload = Buffer.from(JSON.stringify(announced))
  const signature = sign(null, payload, createPrivateKey(key)).toString('base64')
  return `${JSON.stringify({ payload: payload.toString('base64'), signature })}\n`
}

const USAGE =
  'Usage: npm run package -- --new-key FILE | --announce FOLDER --version V --key FILE [--percent N] [--machine linux-x64]'

function percentOf(text) {
  if (text === undefined) return undefined
  const percent = Number(text)
  if (!(percent >= 0 && percent <= 100)) throw new Problem(`--percent ${text} is not a number from 0 to 100.`)
  return percent
}

/** `--new-key` makes the pair; `--announce` writes the signed word beside the files that go onto the server. */
export function announce(argv) {
  const one = { type: 'string' }
  const options = { 'new-key': one, announce: one, version: one, key: one, percent: one, machine: one }
  const { values } = parseArgs({ args: argv, options })
  if (values['new-key']) return say(`the public key for RINGDESK_UPDATES_KEY: ${newKey(values['new-key'])}`)
  const { announce: folder, version, key, machine = 'linux-x64' } = values
  if (!folder || !version || !key) throw new Problem(USAGE)
  const percent = percentOf(values.percent)
  const text = announcement({ folder, version, key: readFileSync(key), percent })
  const file = path.join(folder, `ringdesk-${machine}.json`)
  writeFileSync(file, text)
  say(`${file} announces ${version}${percent === undefined ? '' : ` to ${percent} of 100`}`)
}
