import { setUp } from '../setup/index.mjs'
import { forUser } from '../setup/launcher.mjs'
import { at, cache, modules } from '../setup/paths.mjs'
import { exitCodeOf, run } from '../setup/run.mjs'
import { switchesFor } from '../setup/sandbox.mjs'
import { say } from '../setup/say.mjs'
import { install } from '../packing/install.mjs'
import { debIn, packWith } from '../packing/pack.mjs'
import { COMMANDS, environment } from './endToEnd.mjs'
import { fresh, ofPlaywright, settle } from './results.mjs'

/** Packs, installs, does something with what was installed, and removes it whatever came of that. */
export async function withInstalled(work) {
  const setup = await setUp({ name: 'pack', commands: [...COMMANDS, ...WITNESSES] })
  const packed = await packWith(setup)
  const app = await install(debIn(packed.output))
  const done = { result: undefined, left: [] }
  try {
    done.result = await work({ ...app, ...packed })
  } finally {
    done.left = await app.remove()
  }
  for (const name of done.left) say(`  left behind: ${name}`)
  return done
}

/** They say whether the package is at home on a desktop. */
const WITNESSES =
  process.platform === 'linux' ? ['desktop-file-validate', 'xdg-mime', 'readelf', 'xdotool'] : []

/** A screen, a bus and a home for many runs. */
export const stage = () => environment({ program: '', app: '', switches: [] })

/** Runs tests of test/packaged on an app in a folder; how many passed and failed. `show` false keeps quiet. */
export async function tried(stage, { program, folder, kind }, extra, show = true) {
  const file = fresh(cache('results', 'packaged.json'))
  const env = {
    ...stage,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    RINGDESK_E2E_ELECTRON: forUser('packaged', program),
    RINGDESK_E2E_SWITCHES: switchesFor(folder).join(' '),
    RINGDESK_PACKAGED_FOLDER: folder,
    RINGDESK_PACKAGED_KIND: kind,
  }
  const config = at('test', 'packaged', 'playwright.config.ts')
  const reporters = `--reporter=${show ? 'list,' : ''}json`
  const args = [modules('@playwright', 'test', 'cli.js'), 'test', '--config', config, reporters, ...extra]
  const quietly = () =>
    run(process.execPath, args, { env }).then(
      () => 0,
      ({ code = 1 }) => code,
    )
  const code = await (show ? exitCodeOf(process.execPath, args, { env }) : quietly())
  return settle('packaged', code, ofPlaywright(file), show ? say : () => undefined)
}

/** Is what was installed a phone? What its removal leaves behind is a failure as well. */
export async function smoke() {
  const { result, left } = await withInstalled(async (app) => tried(await stage(), app, ['smoke', 'desktop']))
  return { passed: result.passed, failed: result.failed + left.length }
}
