import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isIPv4 } from 'node:net'

/** A certificate and its key, in PEM; nobody but these tests trusts it. */
export interface Certificate {
  cert: string
  key: string
  name: string
}

export interface Wanted {
  /** Whom it is for: host names and IPv4 addresses. The first is its common name. */
  names: readonly string[]
  /** Who vouches for it; itself by default. */
  by?: Certificate | undefined
  isAuthority?: boolean
  /** How many days from now it begins and ends to be valid. */
  fromDay?: number
  toDay?: number
}

/** Makes a certificate (X.509 v3, ECDSA on P-256), as a company's own authority would. */
export function makeCertificate(wanted: Wanted): Certificate {
  const { names, by, isAuthority = false, fromDay = -1, toDay = 30 } = wanted
  const name = names[0] ?? ''
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer = by ? createPrivateKey(by.key) : own.privateKey
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    ECDSA_SHA256,
    named(by?.name ?? name),
    sequence(time(fromDay), time(toDay)),
    named(name),
    own.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(names, isAuthority))),
  )
  return { cert: pem('CERTIFICATE', signed(body, signer)), key: keyOf(own.privateKey), name }
}

function signed(body: Buffer, by: KeyObject): Buffer {
  return sequence(body, ECDSA_SHA256, bits(sign('sha256', body, by)))
}

function extensions(names: readonly string[], isAuthority: boolean): Buffer[] {
  const alternatives = names.map((name) =>
    isIPv4(name)
      ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
      : tagged(0x82, Buffer.from(name, 'latin1')),
  )
  return isAuthority
    ? [
        sequence(oid(0x55, 0x1d, 0x13), TRUE, octets(sequence(TRUE))), // basicConstraints: a CA
        sequence(oid(0x55, 0x1d, 0x0f), TRUE, octets(tagged(0x03, Buffer.from([2, 0x04])))), // may sign certificates
      ]
    : [sequence(oid(0x55, 0x1d, 0x11), octets(sequence(...alternatives)))] // subjectAltName
}

const keyOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const pem = (what: string, der: Buffer) =>
  [
    `-----BEGIN ${what}-----`,
    ...(der.toString('base64').match(/.{1,64}/g) ?? []),
    `-----END ${what}-----`,
    '',
  ].join('\n')

/** DER: a tag, a length, and what is in it. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts))
const integer = (bytes: Buffer) => tagged(0x02, bytes)
const octets = (content: Buffer) => tagged(0x04, content)
const bits = (content: Buffer) => tagged(0x03, Buffer.concat([Buffer.from([0]), content]))
const oid = (...bytes: number[]) => tagged(0x06, Buffer.from(bytes))
const named = (name: string) =>
  sequence(tagged(0x31, sequence(oid(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from(name)))))
const TRUE = tagged(0x01, Buffer.from([0xff]))
const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

const DAY_MS = 24 * 3_600_000
/** GeneralizedTime, to the second. */
function time(days: number): Buffer {
  const text = new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]/g, '').slice(0, 14)
  // Before 2050 it has to be the short form (RFC 5280, 4.1.2.5).
  return tagged(0x17, Buffer.from(`${text.slice(2)}Z`))
}
