import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)
const END = 0x06054b50
const STORED = 0

/** The table of contents at the end of a zip: name, method, checksum, packed size, and where the entry begins. */
function* entries(zip) {
  let end = zip.length - 22
  while (end >= 0 && zip.readUInt32LE(end) !== END) end -= 1
  if (end < 0) throw new Error('not a zip file')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      checksum: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + extra + comment
  }
}

async function contents(zip, { name, method, checksum, packed, offset }) {
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const bytes = zip.subarray(start, start + packed)
  const whole = method === STORED ? bytes : await inflate(bytes)
  if (crc32(whole) !== checksum) throw new Error(`${name} is damaged`)
  return whole
}

/** Takes the entries that `rename` gives a name to out of a zip; small on purpose, so that no tool is needed. */
export async function unzip(zip, folder, rename) {
  for (const entry of entries(zip)) {
    const name = rename(entry.name)
    if (!name || name.endsWith('/')) continue
    const file = path.resolve(folder, name)
    if (!file.startsWith(folder + path.sep)) throw new Error(`${name} would leave the folder`)
    mkdirSync(path.dirname(file), { recursive: true })
    await writeFile(file, await contents(zip, entry))
  }
}
