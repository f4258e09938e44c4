import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import type { Main } from './windows.ts'

/** A process of the app, as Electron counts them. */
export interface AppProcess {
  pid: number
  type: string
}

/** Asked while the app starts, when V8 now and then clears an answer away before the debugger has read it; then it is asked again. */
export async function processesOf(electron: Main): Promise<AppProcess[]> {
  const ask = () =>
    electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type })))
  return ask().catch((error: unknown) => {
    if (/garbage collected/.test(String(error))) return ask()
    throw error
  })
}

/** What Chromium has started beside its pages and the screen's process, by its own names. */
export const servicesOf = (electron: ElectronApplication): Promise<string[]> =>
  electron.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, name }) => (type === 'Utility' ? [name ?? type] : [])),
  )

/** A line of what the kernel says of a process. */
const said = (pid: number, name: string) =>
  new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''

/** Where the kernel grants no user namespace, Chromium's setuid helper makes the other two without it, and only there. */
function isHelped(main: number): boolean {
  const helper = join(dirname(readlinkSync(`/proc/${main}/exe`)), 'chrome-sandbox')
  return (statSync(helper).mode & 0o4000) !== 0
}

const namespaces = (pid: number, main: number) =>
  [...(isHelped(main) ? [] : ['user']), 'pid', 'net'].map((kind) => readlinkSync(`/proc/${pid}/ns/${kind}`))

/** What the kernel would let a page do that it should not, by the processes of the page and of the app. */
export function faultsOf(page: number, main: number): string[] {
  const faults: string[] = []
  if (said(page, 'Seccomp') !== '2') faults.push('has no system call filter')
  if (said(page, 'NoNewPrivs') !== '1') faults.push('may gain rights')
  if (/\b0\b/.test(said(page, 'Uid'))) faults.push('runs as root')
  const shared = namespaces(page, main).filter((own, i) => own === namespaces(main, main)[i])
  if (shared.length > 0) faults.push(`shares ${shared.join()}`)
  return faults.map((fault) => `page ${page} ${fault}`)
}

/** What keeps the pages of an app from being sandboxed; the kernel is asked, not Electron. */
export async function unsandboxed(electron: Main): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const all = await processesOf(electron)
  const main = all.find(({ type }) => type === 'Browser')?.pid ?? 0
  const pages = all.filter(({ type }) => type === 'Tab').map(({ pid }) => pid)
  const faults = /\b0\b/.test(said(main, 'Uid')) ? ['the app runs as root'] : []
  let looked = 0
  for (const page of pages) {
    try {
      faults.push(...faultsOf(page, main))
      looked += 1
    } catch (error) {
      // A window's first process is put away once its document has another.
      if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return looked > 0 ? faults : [...faults, 'there is no page']
}

function inodesOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  try {
    return readdirSync(folder).flatMap(
      (fd) => /^socket:\[(\d+)\]$/.exec(targetOf(`${folder}/${fd}`))?.[1] ?? [],
    )
  } catch {
    return [] // ended since it was listed
  }
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return '' // closed since it was listed
  }
}

const LISTENING = '0A'
const portOf = (address = '') => parseInt(address.split(':')[1] ?? '', 16)

/** The ports to which an app has connections of its own making now, on whatever host, by TCP or UDP. */
export async function connectionsOf(electron: ElectronApplication): Promise<number[]> {
  const pids = (await processesOf(electron)).filter(({ type }) => type !== 'Tab').map(({ pid }) => pid)
  const inodes = new Set(pids.flatMap(inodesOf))
  const sockets = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/${pids[0] ?? 0}/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => inodes.has(row[9] ?? ''))
      .map(([, local, remote, state]) => ({ local: portOf(local), remote: portOf(remote), state })),
  )
  // The debugger's, which the tests hold by the other end.
  const listening = new Set(sockets.filter(({ state }) => state === LISTENING).map(({ local }) => local))
  const ports = sockets.filter(({ local, remote }) => remote > 0 && !listening.has(local))
  return [...new Set(ports.map(({ remote }) => remote))]
}
