import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifest, sourcesOf } from '../support/archive.ts'
import { command, expect, given, runToEnd, test } from '../support/packaged.ts'

// The points of the checklist that are decided when the package is made.

const folder = () => given('PACKAGED_FOLDER')

test('8. no window lets a secure page load anything over http', () => {
  // Nothing of ours is served over https, so no page of ours could show it: the windows' own options are read.
  const main = sourcesOf('main')
  const windows = main.match(/webPreferences:\{[^}]*\}/g) ?? []
  expect(windows.length).toBeGreaterThan(0)
  // Each says it, or takes what all windows have in common, which says it.
  for (const options of windows)
    expect(options).toMatch(/allowRunningInsecureContent:!1[,}]|\{\.\.\.[\w.$]+\(/)
  expect(main).toMatch(/allowRunningInsecureContent:!1[,}]/)
  expect(main).not.toMatch(/allowRunningInsecureContent:(?!!1[,}])/)
})

test('11. no page has a guest that may open windows', () => {
  expect(sourcesOf('renderer')).not.toMatch(/allowpopups|<webview/i)
})

test('16. the Electron in it is the one that is kept up, or the package says that it is not', () => {
  const major = (version: string) => Number(version.trim().replace(/^v/, '').split('.')[0])
  const runtime = major(readFileSync(join(folder(), 'version'), 'utf8'))
  const source = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')
  const { devDependencies } = JSON.parse(source) as { devDependencies: { electron: string } }
  const isMarked = manifest().version.endsWith('-testruntime')
  expect(isMarked || runtime >= major(devDependencies.electron)).toBe(true)
})

/** What each fuse of the packed program has to be; checked by what is burnt in, and below by what it does. */
const FUSES: readonly [FuseV1Options, boolean][] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]

test('19. every fuse is as it should be', async () => {
  const wire = await getCurrentFuseWire(join(folder(), 'ringdesk'))
  const burnt = FUSES.map(([fuse]) => `${FuseV1Options[fuse]} ${FuseState[wire[fuse] ?? FuseState.REMOVED]}`)
  expect(burnt).toEqual(FUSES.map(([fuse, on]) => `${FuseV1Options[fuse]} ${on ? 'ENABLE' : 'DISABLE'}`))
})

test('19. it is no Node for whoever asks it to be one', async ({ dataDir }) => {
  const how = command({ dataDir })
  const asNode = {
    ...how,
    args: ['-e', 'console.error("I am Node")'],
    env: { ...how.env, ELECTRON_RUN_AS_NODE: '1' },
  }
  const { code, told } = await runToEnd(asNode)
  expect(told).not.toContain('I am Node')
  expect(code).toBe(2)
})

test('19. a debugger of Node is not let in', async ({ start }) => {
  const app = await start({ switches: ['--inspect=0'] })
  expect(app.told()).not.toContain('Debugger listening')
})
