import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createOpenCache } from '../../main/cache/open.ts'
import { createDesk, startPhone } from '../phone.ts'
import { startSimulator, type Simulator } from '../simulator/start.ts'
import { pagesOf, pasts } from './rows.ts'

/** The data folder of somebody who has worked here for a long time. */
export interface Place {
  dataDir: string
  /** Their contact centre, which answers as long as it is not stopped. */
  centre: Simulator
}

/** Makes it below `folder`: a profile, and a cache with so many rows whose words are all taken in. */
export async function aPlace(folder: string, rows: number): Promise<Place> {
  const centre = await startSimulator()
  return { dataDir: await aPlaceAt(centre.url, folder, rows), centre }
}

/** The same at another contact centre; answers the data folder. */
export async function aPlaceAt(server: string, folder: string, rows: number): Promise<string> {
  const dataDir = join(folder, 'data')
  const desk = createDesk(false)
  const phone = await startPhone(desk, { server, userName: 'ana', password: 'ringdesk' })
  await phone.until(({ connection }) => connection.link === 'live')
  await phone.stop()
  const last = desk.profile?.last
  desk.gone()
  if (!last) throw new Error('nobody signed in')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'profile.json'), JSON.stringify({ deviceId: desk.profile?.deviceId, last }))
  const cache = await createOpenCache(join(dataDir, 'cache'))(last)
  for (const workitems of pagesOf(pasts(rows), 2_000)) await cache.save({ workitems })
  while (await cache.tidy());
  await cache.close()
  lend(dataDir)
  return dataDir
}

/** The app runs as another user than this program, where this one is root. */
function lend(folder: string): void {
  chmodSync(folder, 0o777)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) lend(path)
    else chmodSync(path, 0o666)
  }
}
