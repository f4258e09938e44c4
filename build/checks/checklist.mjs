import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { linkTree } from '../setup/publish.mjs'
import { say } from '../setup/say.mjs'
import { SPOILT } from './spoilt.mjs'
import { stage, tried, withInstalled } from './packaged.mjs'

/** Tests of one point of Electron's security checklist, by its number. */
const ofPoint = (point) => ['checklist', '--grep', `\\b${point}\\. `]

/** Nothing waits longer for what will never come, ms; without sabotage a tenth of it is enough. */
const IMPATIENT = { RINGDESK_PACKAGED_PATIENCE: '10000' }

/** A copy of the installed app that may be spoilt. */
function copyOf(folder, to) {
  linkTree(folder, to)
  for (const name of ['ringdesk', 'chrome-sandbox', 'resources/app.asar']) {
    rmSync(path.join(to, name))
    copyFileSync(path.join(folder, name), path.join(to, name))
  }
  chmodSync(path.join(to, 'chrome-sandbox'), 0o4755)
  return to
}

/** Spoils a copy and sees whether the tests of that point notice. */
export async function noticed(place, app, { point, what, spoil }) {
  const root = mkdtempSync('/var/tmp/ringdesk-spoilt-')
  chmodSync(root, 0o755)
  try {
    const folder = copyOf(app.folder, path.join(root, 'Ringdesk'))
    await spoil(folder)
    const spoilt = { ...app, kind: 'unpacked', folder, program: path.join(folder, 'ringdesk') }
    const { passed, failed } = await tried({ ...place, ...IMPATIENT }, spoilt, ofPoint(point), false)
    say(
      `  ${point}. ${what}: ${failed > 0 ? `${failed} of ${passed + failed} tests fail` : 'NOBODY NOTICED'}`,
    )
    return failed > 0
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** The 20 points on the package as it is, and then with one of them spoilt after the other: those have to fail. */
export async function checklist() {
  const { result, left } = await withInstalled(async (app) => {
    const place = await stage()
    const sane = await tried(place, app, ['checklist'])
    if (sane.failed > 0) return sane
    const missed = []
    for (const one of SPOILT) if (!(await noticed(place, app, one))) missed.push(one.what)
    return { passed: sane.passed + SPOILT.length - missed.length, failed: missed.length }
  })
  return { passed: result.passed, failed: result.failed + left.length }
}
