import { refuse, type Result } from '../../preload/contract.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Is this host this very machine? Only there may `http:` and `ws:` be spoken (PROTOCOL preamble). */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

/**
 * The server as a person typed it: a URL, or a bare host that takes https. Answers the base without a trailing slash, or
 * `BAD_ADDRESS` naming what is wrong.
 */
export function readServer(typed: string): Result<string> {
  const text = typed.trim()
  if (text === '') return bad('Type the address of your server.')
  return readBase(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
}

/** `location` of a sign-in: a full URL, or a bare host, which takes https, on loopback the scheme of `server`. */
export function readLocation(location: string, server: string): Result<string> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return readBase(location)
  const secure = readBase(`https://${location}`)
  if (!secure.ok) return secure
  const scheme = isLoopback(new URL(secure.value).hostname) ? new URL(server).protocol : 'https:'
  return readBase(`${scheme}//${location}`)
}

/** A ticket's socket address: on the host of `location`, `wss:` but on loopback (PROTOCOL 5). */
export function readSocketUrl(url: string, location: string): Result<string> {
  const at = parse(url)
  if (!at) return bad('The server named an event address that is not a URL.')
  if (at.host !== new URL(location).host) return bad('The server named an event address on another host.')
  if (at.protocol !== 'wss:' && !(at.protocol === 'ws:' && isLoopback(at.hostname)))
    return bad('The server named an event address without encryption.')
  if (at.username !== '' || at.password !== '' || at.hash !== '')
    return bad('The server named an event address with a password or a # in it.')
  return { ok: true, value: at.href }
}

/** A file's address as an object of the server names it: TLS but on loopback, and no name or password in it. */
export function readFileUrl(address: string): Result<string> {
  const at = parse(address)
  if (!at || at.hostname === '') return bad('The server named a file by something that is no address.')
  if (at.protocol !== 'https:' && !(at.protocol === 'http:' && isLoopback(at.hostname)))
    return bad('The server named a file at an address without encryption.')
  if (at.username !== '' || at.password !== '')
    return bad('The server named a file by an address with a password in it.')
  at.hash = ''
  return { ok: true, value: at.href }
}

function readBase(text: string): Result<string> {
  const url = parse(text)
  if (!url || url.hostname === '')
    return bad(`"${text}" is not an address. It looks like https://centre.example.`)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return bad(`The address must begin with https://, not ${url.protocol}//.`)
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return bad('http:// sends your password unprotected. Use https:// for this address.')
  if (url.username !== '' || url.password !== '') return bad('Leave name and password out of the address.')
  if (url.search !== '' || url.hash !== '') return bad('Leave everything from ? or # out of the address.')
  return { ok: true, value: (url.origin + url.pathname).replace(/\/+$/, '') }
}

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)
const bad = (message: string) => refuse('BAD_ADDRESS', message, { param: 'server' })
