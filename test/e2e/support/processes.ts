import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'

/** A process of the app, as Electron counts them. */
export interface AppProcess {
  pid: number
  type: string
}

export const processesOf = (electron: ElectronApplication): Promise<AppProcess[]> =>
  electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type })))

/** A line of what the kernel says of a process. */
const said = (pid: number, name: string) =>
  new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''

const namespaces = (pid: number) =>
  ['user', 'pid', 'net'].map((kind) => readlinkSync(`/proc/${pid}/ns/${kind}`))

/** What keeps the pages of an app from being sandboxed; the kernel is asked, not Electron. */
export async function unsandboxed(electron: ElectronApplication): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const all = await processesOf(electron)
  const main = all.find(({ type }) => type === 'Browser')?.pid ?? 0
  const pages = all.filter(({ type }) => type === 'Tab')
  const faults = pages.length === 0 ? ['there is no page'] : []
  if (/\b0\b/.test(said(main, 'Uid'))) faults.push('the app runs as root')
  for (const { pid } of pages) {
    if (said(pid, 'Seccomp') !== '2') faults.push(`page ${pid} has no system call filter`)
    if (said(pid, 'NoNewPrivs') !== '1') faults.push(`page ${pid} may gain rights`)
    if (/\b0\b/.test(said(pid, 'Uid'))) faults.push(`page ${pid} runs as root`)
    const shared = namespaces(pid).filter((own, i) => own === namespaces(main)[i])
    if (shared.length > 0) faults.push(`page ${pid} shares ${shared.join()}`)
  }
  return faults
}

const inodesOf = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
    } catch {
      return [] // closed since it was listed
    }
  })

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
