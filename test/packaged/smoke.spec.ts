import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifest } from './support/archive.ts'
import { connection, expect, test } from './support/packaged.ts'

/** Reads a database of the app beside it. */
function rowsOf<T>(folder: string, sql: string): T[] {
  const name = readdirSync(folder).find((file) => file.endsWith('.sqlite')) ?? ''
  const db = new Database(join(folder, name), { readonly: true })
  try {
    return db.prepare<[], T>(sql).all()
  } finally {
    db.close()
  }
}

test('an agent signs in, a call rings, is answered, ended and dispositioned, and the app quits in good order', async ({
  centre,
  dataDir,
  start,
}) => {
  const app = await start({ password: '' })
  const { page } = app
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(connection(page)).toHaveText(/^Live/)

  centre.control('call', { from: '+14805550134', name: 'Ben Ode', queue: 'q_billing' })
  await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Hang up' }).click()
  await page.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Resolved' })
  await page.getByRole('textbox', { name: 'Summary' }).fill('Her invoice.')
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ dispositionId: 'disp_resolved', summary: 'Her invoice.' }),
  )

  expect(app.complaints).toEqual([])
  expect(await app.end()).toBe(0)
  expect(readFileSync(join(dataDir, 'ringdesk.log'), 'utf8').trim().split('\n').at(-1)).toContain('stopped')
  const kept = rowsOf<{ body: string }>(join(dataDir, 'cache'), 'SELECT body FROM workitems')
  expect(kept.map(({ body }) => JSON.parse(body) as unknown)).toContainEqual(
    expect.objectContaining({ state: 'terminated', summary: 'Her invoice.' }),
  )
  expect(rowsOf(join(dataDir, 'journal'), 'SELECT * FROM outbox')).toEqual([])
})

test('a second start calls the first one forward and ends', async ({ start, dataDir }) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await expect(start({ dataDir })).rejects.toThrow(/ended with 0/)
  await expect.poll(() => readFileSync(join(dataDir, 'ringdesk.log'), 'utf8')).toContain('second start')
})

test('a package for trying out says so, on the terminal and in the window', async ({ start }) => {
  const app = await start()
  const isMarked = manifest().version.endsWith('-testruntime')
  const notice = app.page.getByText('For trying out only')
  await expect(connection(app.page)).toHaveText(/^Live/)
  await expect(notice).toHaveCount(isMarked ? 1 : 0)
  expect(app.told().includes('for trying out only')).toBe(isMarked)
})
