import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnnouncement } from '../../../../main/desktop/updates/announcement.ts'
import { announcementFor, readSource } from '../../../../main/desktop/updates/source.ts'
import { compareVersions } from '../../../../main/desktop/updates/version.ts'
import { load } from '../../../build/load.ts'
import { anAnnouncement, publisher } from './signed.ts'

const ours = publisher()

test('what the publisher signed is read', () => {
  expect(readAnnouncement(ours.announce(anAnnouncement()), ours.key)).toEqual(anAnnouncement())
})

test('what somebody else signed, or what was changed since, is not', () => {
  expect(readAnnouncement(publisher().announce(anAnnouncement()), ours.key)).toBe(undefined)
  const changed = ours.announce(anAnnouncement({ version: '9.0.0' }), anAnnouncement())
  expect(readAnnouncement(changed, ours.key)).toBe(undefined)
})

test('no byte of it can be changed without being noticed', () => {
  const text = ours.announce(anAnnouncement())
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const other = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
      const read = readAnnouncement(other, ours.key)
      // A change that leaves the bytes as they were says the same, and nothing else.
      return read === undefined || JSON.stringify(read) === JSON.stringify(anAnnouncement())
    }),
    { numRuns: 300 },
  )
})

test('what is signed and makes no sense is not read either: a way out of the folder, a version that is none, no sum', () => {
  const [file] = anAnnouncement().files
  for (const odd of [
    anAnnouncement({ version: 'newest' }),
    anAnnouncement({ serial: 0 }),
    anAnnouncement({ files: [] }),
    anAnnouncement({ files: [{ size: 3, sha512: file?.sha512 ?? '', name: '../evil.deb' }] }),
    anAnnouncement({
      files: [{ size: 3, sha512: file?.sha512 ?? '', name: 'https://elsewhere.example/x.deb' }],
    }),
    anAnnouncement({ files: [{ size: 3, sha512: '', name: 'a.deb' }] }),
    null,
  ])
    expect(readAnnouncement(ours.announce(odd), ours.key)).toBe(undefined)
  for (const text of ['', '{}', 'null', '<html>', ours.announce(anAnnouncement()).slice(0, 90)])
    expect(readAnnouncement(text, ours.key)).toBe(undefined)
})

test('what the script signs the app reads', async () => {
  const { announcement, publicPart } = await load<{
    announcement(of: {
      folder: string
      version: string
      key: string
      serial: number
      percent: number
    }): string
    publicPart(key: string): string
  }>('packing/announce.mjs')
  const { generateKeyPairSync, createHash } = await import('node:crypto')
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
  const { join } = await import('node:path')
  const { tmpdir } = await import('node:os')
  const folder = mkdtempSync(join(tmpdir(), 'announce-'))
  writeFileSync(join(folder, 'ringdesk-2.0.0-linux-amd64.deb'), 'a package')
  writeFileSync(join(folder, 'builder-debug.yml'), '')
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
  const text = announcement({ folder, version: '2.0.0', key, serial: 3, percent: 20 })
  rmSync(folder, { recursive: true })
  const sha512 = createHash('sha512').update('a package').digest('base64')
  expect(readAnnouncement(text, publicPart(key))).toEqual({
    serial: 3,
    version: '2.0.0',
    files: [{ name: 'ringdesk-2.0.0-linux-amd64.deb', size: 9, sha512 }],
    percent: 20,
  })
})

test('a version comes after another as semver says, and one that is marked before the same without', () => {
  const rising = ['0.1.0-testruntime', '0.1.0', '0.2.0', '0.10.0', '1.0.0-a', '1.0.0-b', '1.0.0']
  for (const [i, one] of rising.entries())
    for (const [j, other] of rising.entries())
      expect(Math.sign(compareVersions(one, other))).toBe(Math.sign(i - j))
})

test('updates come over TLS from where the package says, or not at all', () => {
  const of = (url: string, key: string = ours.key) => readSource(JSON.stringify({ updates: { url, key } }))
  expect(of('https://updates.example/desk')).toEqual({ url: 'https://updates.example/desk/', key: ours.key })
  expect(of('http://127.0.0.1:81/')).toEqual({ url: 'http://127.0.0.1:81/', key: ours.key })
  for (const url of ['http://updates.example/', 'file:///updates/', 'https://updates.example/?a', 'updates'])
    expect(of(url)).toBe(undefined)
  expect(of('https://updates.example/', 'short')).toBe(undefined)
  expect(readSource('{}')).toBe(undefined)
  expect(announcementFor('linux', 'x64')).toBe('ringdesk-linux-x64.json')
})
