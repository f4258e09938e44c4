import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connection, expect } from './support/app.ts'
import { unsandboxed } from './support/processes.ts'
import { manageWindows, test } from './support/program.ts'
import { barPage, moveTo, standOf } from './support/windows.ts'

const BEN = { user: 'ana', from: '+442079460123', name: 'Ben Ode' }
const EVA = { user: 'ana', from: '+46850550112', name: 'Eva Lind' }

test('a call has a bar while the window is away, without the focus; it is gone when the desk is in front, and with the call', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect.poll(() => standOf(electron, 'index')).toMatchObject({ focused: true })
  const main = (what: 'minimize' | 'restore') =>
    electron.evaluate(({ BrowserWindow }, how) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index'))
      window?.[how]()
      if (how === 'restore') window?.focus()
    }, what)

  centre.control('call', BEN)
  await page.getByRole('button', { name: 'Answer' }).first().click()
  await expect(page.getByRole('list', { name: 'Live' })).toContainText('Ben Ode')
  expect(await standOf(electron, 'callBar')).toBeUndefined()

  await main('minimize')
  const bar = await barPage(electron)
  await expect
    .poll(() => standOf(electron, 'callBar'))
    .toMatchObject({ visible: true, onTop: true, focused: false })
  expect(await unsandboxed(electron)).toEqual([])
  const call = bar.getByRole('region', { name: /^Ben Ode/ })
  await expect(call).toContainText('live')
  await call.getByRole('button', { name: 'Mute' }).click()
  await expect(call).toContainText('muted')
  expect(centre.state().requests.filter(({ path }) => path.endsWith('/mute'))).toHaveLength(1)

  // It makes way for a call that rings, which stands in a corner of its own.
  centre.control('call', EVA)
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ visible: true })
  const room = async () => {
    const [offer, there] = [await standOf(electron, 'offer'), await standOf(electron, 'callBar')]
    return (offer?.bounds.y ?? 0) - (there?.bounds.y ?? 0) - (there?.bounds.height ?? 0)
  }
  await expect.poll(room).toBeGreaterThanOrEqual(0)
  centre.control('hangUp', { from: EVA.from })

  await call.getByRole('button', { name: 'Transfer' }).click()
  await expect.poll(() => standOf(electron, 'index')).toMatchObject({ focused: true })
  await expect(page.getByRole('combobox').or(page.getByRole('textbox')).first()).toBeVisible()
  await expect.poll(async () => (await standOf(electron, 'callBar'))?.visible ?? false).toBe(false)
  // What nobody wants any more costs nothing.
  await expect.poll(() => standOf(electron, 'callBar'), { timeout: 15_000 }).toBeUndefined()

  await main('minimize')
  await expect.poll(() => standOf(electron, 'callBar')).toMatchObject({ visible: true })
  await (await barPage(electron)).getByRole('button', { name: 'Hang up' }).click()
  await expect.poll(async () => (await standOf(electron, 'callBar'))?.visible ?? false).toBe(false)
})

test('it stands where it was dragged to, also after a restart, and never opens where that was chosen', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await page.evaluate(`ringdesk.run('callBar.change', { when: 'always' })`)
  centre.control('call', BEN)
  await page.getByRole('button', { name: 'Answer' }).first().click()
  await expect.poll(() => standOf(electron, 'callBar')).toMatchObject({ visible: true, focused: false })
  const kept = () => readFileSync(join(dataDir, 'callBar.json'), 'utf8')
  const pointer = await electron.evaluate(({ screen }) => screen.getCursorScreenPoint())
  const there = { x: pointer.x - 40, y: pointer.y - 30 }

  // A window manager that puts it somewhere, far from the pointer, has chosen nothing: it goes back.
  const usual = await standOf(electron, 'callBar')
  await moveTo(electron, 'callBar', { x: 0, y: 0 })
  await expect.poll(() => standOf(electron, 'callBar')).toMatchObject({ bounds: usual?.bounds })
  expect(kept()).not.toContain('"at"')

  // A hand goes on until the bar stays; one push of the mouse may come while its page still asks for its height.
  await expect(async () => {
    await moveTo(electron, 'callBar', there)
    await expect.poll(kept, { timeout: 3_000 }).toContain(`"at":${JSON.stringify(there)}`)
  }).toPass()
  await page.evaluate(`ringdesk.run('callBar.change', { when: 'never' })`)
  await expect.poll(async () => (await standOf(electron, 'callBar'))?.visible ?? false).toBe(false)
  await electron.close()

  const again = await start()
  await expect(connection(again.page)).toHaveText(/^Live/)
  await expect(again.page.getByRole('list', { name: 'Live' })).toContainText('Ben Ode')
  expect(await standOf(again.electron, 'callBar')).toBeUndefined()
  await again.page.evaluate(`ringdesk.run('callBar.change', { when: 'always' })`)
  await expect.poll(() => standOf(again.electron, 'callBar')).toMatchObject({ visible: true, bounds: there })
})
