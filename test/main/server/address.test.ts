import { describe, expect, it } from 'vitest'
import { readLocation, readServer, readSocketUrl } from '../../../main/server/address.ts'
import type { Result } from '../../../preload/contract.ts'

const said = (read: Result<string>) => (read.ok ? read.value : read.failure.code)

describe('the server as a person types it', () => {
  it.each([
    ['https://centre.example', 'https://centre.example'],
    ['  https://centre.example/  ', 'https://centre.example'],
    ['https://CENTRE.example/tenant/a//', 'https://centre.example/tenant/a'],
    ['https://centre.example:8443', 'https://centre.example:8443'],
    ['centre.example', 'https://centre.example'],
    ['centre.example:8443', 'https://centre.example:8443'],
    ['localhost:8080', 'https://localhost:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['HTTP://LOCALHOST', 'http://localhost'],
  ])('%s is %s', (typed, base) => {
    expect(said(readServer(typed))).toBe(base)
  })

  it.each([
    ['', 'Type the address'],
    ['   ', 'Type the address'],
    ['http://centre.example', 'unprotected'],
    ['http://127.0.0.1.evil.example', 'unprotected'],
    ['http://localhost.evil.example', 'unprotected'],
    ['http://[::ffff:127.0.0.1]', 'unprotected'],
    ['http://10.0.0.1', 'unprotected'],
    ['ftp://centre.example', 'begin with https://'],
    ['wss://centre.example', 'begin with https://'],
    ['file://centre.example', 'begin with https://'],
    ['https://ada@centre.example', 'Leave name and password out'],
    ['https://ada:secret@centre.example', 'Leave name and password out'],
    ['mailto:ada@centre.example', 'Leave name and password out'],
    ['https://centre.example/?a=1', 'from ? or #'],
    ['https://centre.example/#a', 'from ? or #'],
    ['https://', 'not an address'],
    ['https://a b', 'not an address'],
    ['https://centre.example:99999', 'not an address'],
    ['centre.example:port', 'not an address'],
  ])('%s is refused in a plain sentence (%s)', (typed, words) => {
    const read = readServer(typed)
    expect(read).toMatchObject({ ok: false, failure: { code: 'BAD_ADDRESS', param: 'server' } })
    if (!read.ok) expect(read.failure.message).toContain(words)
  })
})

describe('the location that sign-in names', () => {
  const secure = 'https://centre.example'
  const local = 'http://127.0.0.1:8080'
  it.each([
    ['https://eu.centre.example/ncx', secure, 'https://eu.centre.example/ncx'],
    ['eu.centre.example', secure, 'https://eu.centre.example'],
    ['eu.centre.example:8443', local, 'https://eu.centre.example:8443'],
    ['127.0.0.1:8080', local, 'http://127.0.0.1:8080'],
    ['[::1]:9', local, 'http://[::1]:9'],
    ['localhost:8080', secure, 'https://localhost:8080'],
    ['http://eu.centre.example', local, 'BAD_ADDRESS'],
    ['https://a:b@eu.centre.example', secure, 'BAD_ADDRESS'],
    ['not a host', secure, 'BAD_ADDRESS'],
    ['', secure, 'BAD_ADDRESS'],
  ])('%s at %s is %s', (location, server, base) => {
    expect(said(readLocation(location, server))).toBe(base)
  })
})

describe('the address of the event socket', () => {
  it.each([
    ['wss://centre.example/events?v=1', 'https://centre.example/ncx', 'wss://centre.example/events?v=1'],
    ['wss://centre.example:443/e', 'https://centre.example', 'wss://centre.example/e'],
    ['ws://127.0.0.1:8080/e', 'http://127.0.0.1:8080', 'ws://127.0.0.1:8080/e'],
    ['ws://[::1]:8080/e', 'http://[::1]:8080', 'ws://[::1]:8080/e'],
    ['ws://centre.example/e', 'https://centre.example', 'BAD_ADDRESS'],
    ['wss://evil.example/e', 'https://centre.example', 'BAD_ADDRESS'],
    ['wss://centre.example.evil.example/e', 'https://centre.example', 'BAD_ADDRESS'],
    ['wss://centre.example@evil.example/e', 'https://centre.example', 'BAD_ADDRESS'],
    ['https://centre.example/e', 'https://centre.example', 'BAD_ADDRESS'],
    ['wss://ada:secret@centre.example/e', 'https://centre.example', 'BAD_ADDRESS'],
    ['wss://centre.example/e#part', 'https://centre.example', 'BAD_ADDRESS'],
    ['/events', 'https://centre.example', 'BAD_ADDRESS'],
  ])('%s at %s is %s', (url, location, address) => {
    expect(said(readSocketUrl(url, location))).toBe(address)
  })
})
