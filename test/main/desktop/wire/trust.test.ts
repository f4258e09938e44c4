import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tls from 'node:tls'
import { beforeEach, expect, it } from 'vitest'
import { createTrust } from '../../../../main/desktop/wire/trust.ts'
import { makeCertificate } from '../../../certificates.ts'
import { aFolder } from '../fakes.ts'

const own = (name: string) => makeCertificate({ names: [name], isAuthority: true }).cert
const [a, b, c, d] = ['A', 'B', 'C', 'D'].map(own) as [string, string, string, string]
let folder: string
beforeEach(() => void (folder = aFolder()))

function file(name: string, ...certificates: string[]): string {
  writeFileSync(join(folder, name), ['# The company’s own.', ...certificates].join('\n'))
  return join(folder, name)
}
const ask = (more: Partial<Parameters<typeof createTrust>[0]> = {}) => {
  const unread: string[] = []
  const ask = createTrust({
    platform: 'linux',
    env: {},
    unread: (name) => void unread.push(name),
    bundles: [],
    ...more,
  })
  const found = ask()
  const has = (pem: string) => found.includes(pem.trim())
  return { found, ask, unread, has: [a, b, c, d].map(has) }
}

it('is whom the runtime trusts, and the first file of the system that is there', () => {
  const bundles = [join(folder, 'none.crt'), file('first.crt', a, b), file('second.crt', c)]
  const { found, has } = ask({ bundles })
  expect(has).toEqual([true, true, false, false])
  expect(found).toContain(tls.rootCertificates[0]?.trim())
})

it('is also whom the environment and the company’s settings name; one file of them stands for the system’s', () => {
  const bundles = [file('system.crt', a)]
  const extra = { NODE_EXTRA_CA_CERTS: file('extra.crt', b) }
  expect(ask({ bundles, env: extra, caFile: file('company.crt', c) }).has).toEqual([true, true, true, false])
  expect(ask({ bundles, env: { SSL_CERT_FILE: file('own.crt', d) } }).has).toEqual([
    false,
    false,
    false,
    true,
  ])
})

it('tells of a named file that gives nothing, and goes on without it', () => {
  const none = join(folder, 'none.pem')
  const { unread, has } = ask({ env: { NODE_EXTRA_CA_CERTS: file('extra.crt', a) }, caFile: none })
  expect(unread).toEqual([none])
  expect(has[0]).toBe(true)
})

it('loses of a damaged file no more than what is damaged', () => {
  const broken = a.replace(/\n[^-\n]{40}/, '\n' + 'A'.repeat(40))
  expect(ask({ bundles: [file('system.crt', broken, b)] }).has).toEqual([false, true, false, false])
})

it('is read once, and again when a file has changed, gone or come', () => {
  const company = join(folder, 'company.crt')
  const { ask: again, found, unread } = ask({ bundles: [file('system.crt', a)], caFile: company })
  expect(again()).toBe(found)
  expect(unread).toEqual([company])
  file('company.crt', b)
  const both = again()
  expect([both.includes(b.trim()), again() === both]).toEqual([true, true])
  file('system.crt', c, d)
  expect([again().includes(a.trim()), again().includes(d.trim())]).toEqual([false, true])
  rmSync(company)
  expect(again().includes(b.trim())).toBe(false)
})
