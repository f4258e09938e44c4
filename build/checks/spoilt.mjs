import { createPackageWithOptions, extractAll } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../setup/say.mjs'

/** Puts other words into a file of the packed app, or into those of a folder that have them; a pattern that fits nowhere is no sabotage and says so. */
const rewritten =
  (where, ...changes) =>
  async (folder) => {
    const archive = path.join(folder, 'resources', 'app.asar')
    const inside = path.join(folder, 'resources', 'inside')
    extractAll(archive, inside)
    const names = path.extname(where)
      ? [where]
      : readdirSync(path.join(inside, where))
          .filter(isScript)
          .map((name) => path.join(where, name))
    const files = names.map((name) => path.join(inside, name))
    for (const [pattern, words] of changes) {
      const fitting = files.filter((name) => pattern.test(readFileSync(name, 'utf8')))
      if (fitting.length === 0)
        throw new Problem(`${where} has nothing like ${pattern}: that build is not spoilt.`)
      for (const name of fitting) writeFileSync(name, readFileSync(name, 'utf8').replace(pattern, words))
    }
    rmSync(archive)
    await createPackageWithOptions(inside, archive, { unpack: '**/*.node' })
    rmSync(inside, { recursive: true })
  }

const isScript = (name) => name.endsWith('.cjs')
const inMain = (...changes) => rewritten('out/main', ...changes)

const burnt = (fuse, state) => (folder) =>
  flipFuses(path.join(folder, 'ringdesk'), { version: FuseVersion.V1, [fuse]: state })

const NO_SANDBOX = [
  [/sandbox:!0/, 'sandbox:!1'],
  [/\w+&&[\w.]+\.enableSandbox\(\)/, '0'],
]
const ONE_WORLD = [[/contextIsolation:!0/, 'contextIsolation:!1']]
const GUESTS = [
  [/webviewTag:!1/, 'webviewTag:!0'],
  [/`will-attach-webview`/, '`nothing`'],
]

const fuses = [
  [FuseV1Options.RunAsNode, true],
  [FuseV1Options.EnableCookieEncryption, false],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, true],
  [FuseV1Options.EnableNodeCliInspectArguments, true],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, false],
  [FuseV1Options.OnlyLoadAppFromAsar, false],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, true],
].map(([fuse, state]) => ({
  point: 19,
  what: `${FuseV1Options[fuse]} is ${state ? 'on' : 'off'}`,
  spoil: burnt(fuse, state),
}))

/** For each point of the checklist what somebody might do to it. */
export const SPOILT = [
  {
    point: 1,
    what: 'a password may go over http',
    spoil: inMain([/\^\(localhost\|127\(/, '^(.*|localhost|127(']),
  },
  {
    point: 2,
    what: 'Node in the page',
    spoil: inMain([/nodeIntegration:!1/, 'nodeIntegration:!0'], ...ONE_WORLD, ...NO_SANDBOX),
  },
  {
    point: 3,
    what: 'one world for all scripts',
    spoil: inMain(...ONE_WORLD),
  },
  { point: 4, what: 'no sandbox', spoil: inMain(...NO_SANDBOX) },
  {
    point: 5,
    what: 'permissions are granted',
    spoil: inMain(
      [
        /setPermissionRequestHandler\(\((\w+),(\w+),(\w+)\)=>\3\(!1\)\)/,
        'setPermissionRequestHandler(($1,$2,$3)=>$3(!0))',
      ],
      [/setPermissionCheckHandler\(/, 'setPermissionCheckHandler(()=>!0);('],
    ),
  },
  { point: 6, what: 'no web security', spoil: inMain([/webSecurity:!0/, 'webSecurity:!1']) },
  {
    point: 7,
    what: 'a policy that allows scripts of strings',
    spoil: inMain(
      [/`script-src 'self'`/, "`script-src 'self' 'unsafe-inline' 'unsafe-eval'`"],
      [/`require-trusted-types-for 'script'`,`trusted-types vue`/, '``'],
    ),
  },
  {
    point: 8,
    what: 'insecure content in secure pages',
    spoil: inMain([/allowRunningInsecureContent:!1/, 'allowRunningInsecureContent:!0']),
  },
  {
    point: 9,
    what: 'experimental features',
    spoil: inMain([/experimentalFeatures:!1/, 'experimentalFeatures:!0']),
  },
  {
    point: 10,
    what: 'a feature of the engine by name',
    spoil: inMain([/experimentalFeatures:!1/, 'experimentalFeatures:!1,enableBlinkFeatures:`CSSVariables`']),
  },
  {
    point: 11,
    what: 'a guest that may open windows',
    spoil: rewritten('out/renderer/index.html', [/<\/body>/, '<webview allowpopups></webview></body>']),
  },
  { point: 12, what: 'any guest', spoil: inMain(...GUESTS) },
  {
    point: 13,
    what: 'pages that go where they like',
    spoil: inMain([/`will-navigate`/, '`nothing`'], [/`will-frame-navigate`/, '`nothing`']),
  },
  { point: 14, what: 'pages that open windows', spoil: inMain([/\{action:`deny`\}/, '{action:`allow`}']) },
  {
    point: 15,
    what: 'addresses opened without a question',
    spoil: inMain([/await [\w.]+\.showMessageBox\(/, 'await (async()=>({response:1}))(']),
  },
  {
    point: 15,
    what: 'any address of a letter opened',
    spoil: inMain([/opens:\w+\.protocol===`https:`\|\|\w+\.protocol===`mailto:`/, 'opens:!0']),
  },
  {
    point: 16,
    what: 'an old Electron that says nothing of it',
    spoil: rewritten('package.json', [/-testruntime/, '']),
  },
  {
    point: 17,
    what: 'every sender is heard',
    spoil: inMain([/(function \w+\((\w+),\w+\)\{)(try\{let \w+=\2\.senderFrame)/, '$1return!0;$3']),
  },
  {
    point: 18,
    what: 'the page is a file',
    spoil: inMain([
      /\.loadURL\(`\$\{[\w.]+\}\/index\.html`\)/,
      '.loadFile(require(`node:path`).join(__dirname,`../renderer/index.html`))',
    ]),
  },
  ...fuses,
  {
    point: 20,
    what: 'Electron in the page',
    spoil: rewritten('out/preload/index.cjs', [
      /$/,
      ';require("electron").contextBridge.exposeInMainWorld("electron",{send:(...a)=>require("electron").ipcRenderer.send(...a)})',
    ]),
  },
]
