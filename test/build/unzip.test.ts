import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { load } from './load.ts'
import { aZip } from './zip.ts'

type Unzip = (zip: Buffer, folder: string, rename: (name: string) => string | undefined) => Promise<void>
const { unzip } = await load<{ unzip: Unzip }>('setup/unzip.mjs')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringdesk-unzip-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('takes what has a new name, and leaves the rest', async () => {
  const zip = aZip({ 'in/kept': 'kept', 'in/left': 'left', 'in/deep/er': 'deeper' })
  await unzip(zip, folder, (name) => (name === 'in/left' ? undefined : name.slice('in/'.length)))
  expect(readdirSync(folder).sort()).toEqual(['deep', 'kept'])
  expect(readFileSync(join(folder, 'deep/er'), 'utf8')).toBe('deeper')
})

test('refuses what is damaged', async () => {
  const zip = aZip({ file: 'text' })
  zip.writeUInt8(zip.readUInt8(36) ^ 1, 36) // the first byte of the packed text
  await expect(unzip(zip, folder, (name) => name)).rejects.toThrow()
  await expect(unzip(zip.subarray(0, 40), folder, (name) => name)).rejects.toThrow('not a zip')
})

test('refuses a name that leads out of the folder', async () => {
  await expect(unzip(aZip({ '../out': 'x' }), folder, (name) => name)).rejects.toThrow('leave the folder')
})
