import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createSmallFile } from '../../../main/desktop/smallFile.ts'
import { createWiper } from '../../../main/leaving/wiper.ts'
import { createLogFile } from '../../../main/logFile.ts'
import type { Ports, Wiper } from '../../../main/ports.ts'
import { filesWith } from '../../e2e/support/disk.ts'
import { anaAtHerDesk, answerACall, type Situation } from '../../situation.ts'

const CALLER = 'Canary Caller'

/** A wiper over the desk's real files. */
export function aWiper(here: Pick<Situation, 'desk'>): Wiper {
  const { desk } = here
  return createWiper({
    dataDir: desk.dir,
    mark: createSmallFile(join(desk.dir, 'wipe.json')),
    secrets: { clear: async () => void delete desk.secret },
    profile: {
      load: async () => desk.profile ?? { deviceId: '' },
      save: async (profile) => void (desk.profile = profile),
    },
    clearLog: createLogFile(join(desk.dir, 'ringdesk.log')).clear,
  })
}

/** Ana at her desk, with a call of somebody who can be found on the disk. */
export async function anaWithHistory(ports: Partial<Ports> = {}) {
  const made: { wiper?: Wiper } = {}
  const wiper: Wiper = {
    begin: async (owner) => made.wiper?.begin(owner),
    finish: async () => made.wiper?.finish() ?? true,
    spare: async (owner) => made.wiper?.spare(owner),
  }
  const here = await anaAtHerDesk({}, { wiper, ...ports })
  made.wiper = aWiper(here)
  writeFileSync(join(here.desk.dir, 'ringdesk.log'), 'lines\n')
  writeFileSync(join(here.desk.dir, 'ringdesk.log.1'), 'lines\n')
  const item = await answerACall(here, { from: '+14805550134', name: CALLER })
  await here.phone.run('workitems.hangUp', { workitemId: item.workitemId })
  const kept = () => filesWith(here.desk.dir, [CALLER])
  await expect.poll(kept).not.toEqual([])
  const files = () => readdirSync(here.desk.dir, { recursive: true, encoding: 'utf8' })
  return { ...here, item, kept, files }
}
