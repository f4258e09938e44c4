import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import * as tls from 'node:tls'

/** Where Linux distributions keep what this machine's administrators trust, as one file; the first that is there counts. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

export interface TrustPorts {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  /** One more file of certificates, in PEM, which the company's settings name. */
  caFile?: string | undefined
  /** A file was named and gave no certificate: nothing of it is trusted. */
  unread(file: string): void
  /** Where the system keeps its own; the usual places by default. */
  bundles?: readonly string[]
}

/**
 * Every certificate authority that vouches for a server here, in PEM: those that the runtime brings, the system's store, and
 * the files that the environment (`SSL_CERT_FILE` instead of the system's file, `NODE_EXTRA_CA_CERTS` beside it) and the
 * company's settings name. It only ever makes a list: who is on it is for OpenSSL to verify, with name, dates and purpose. The
 * same list comes for as long as the files are the same: reading them takes long, and everything waits meanwhile.
 */
export function createTrust(ports: TrustPorts): () => string[] {
  const { env, caFile, bundles = BUNDLES } = ports
  const files = [...namedBy(env, caFile), ...bundles]
  let known: { stamp: string; list: string[] } | undefined
  return () => {
    const stamp = files.map(stampOf).join()
    if (known?.stamp !== stamp) known = { stamp, list: trusted(ports) }
    return known.list
  }
}

/** Another file, or another content, has another one. */
function stampOf(file: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(file)
    return [ino, size, mtimeMs].join(' ')
  } catch {
    return ''
  }
}

const namedBy = (env: TrustPorts['env'], caFile: string | undefined): string[] =>
  [env['NODE_EXTRA_CA_CERTS'], env['SSL_CERT_FILE'], caFile].flatMap((file) => (file ? [file] : []))

function trusted({ platform, env, caFile, unread, bundles = BUNDLES }: TrustPorts): string[] {
  const fromNamed = namedBy(env, caFile).flatMap((file) => {
    const found = certificatesIn(file)
    if (found.length === 0) unread(file)
    return found
  })
  const fromSystem = env['SSL_CERT_FILE'] || platform !== 'linux' ? [] : firstOf(bundles)
  return [...new Set([...ofRuntime(), ...fromSystem, ...fromNamed])]
}

/** The system's store where the runtime can read it (Windows and macOS have no file of it), and the usual authorities. */
function ofRuntime(): readonly string[] {
  // The types describe a newer Node than the oldest runtime that this runs on.
  const read = (tls as { getCACertificates?: typeof tls.getCACertificates }).getCACertificates
  return (read ? [...read('default'), ...read('system')] : tls.rootCertificates).map((one) => one.trim())
}

function firstOf(files: readonly string[]): string[] {
  for (const file of files) {
    const found = certificatesIn(file)
    if (found.length > 0) return found
  }
  return []
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** What can be read of a file, certificate by certificate: one that is damaged costs itself. */
function certificatesIn(file: string): string[] {
  try {
    return (readFileSync(file, 'latin1').match(PEM) ?? []).filter(isCertificate)
  } catch {
    return []
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
