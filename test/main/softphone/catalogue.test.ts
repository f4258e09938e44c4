import { expect, test } from 'vitest'
import { anaAtHerDesk, isLive, later } from '../../situation.ts'
import { startPhone, createDesk } from '../../phone.ts'

test('what another person changes in the catalogue is told by its type', async () => {
  const { centre, phone } = await anaAtHerDesk()
  const desk = createDesk()
  later(desk.gone)
  const eva = await startPhone(desk, { server: centre.url, userName: 'eva', password: 'ringdesk' })
  later(eva.stop)
  await eva.until(isLive)
  const before = phone.state().catalogueRevision
  await eva.run('schemaType.create', { type: 'contact', data: { name: 'Nadia Petrova' } })
  const { catalogueRevision } = await phone.until(
    (state) => (state.catalogueRevision.contact ?? 0) > (before.contact ?? 0),
  )
  expect(catalogueRevision.disposition).toBe(before.disposition)
})

test('after each time away everything that was read of the catalogue may be out of date', async () => {
  const { centre, phone } = await anaAtHerDesk()
  const before = phone.state().catalogueRevision
  expect(before.disposition).toBe(1)
  centre.control('drop', {})
  await phone.until((state) => (state.catalogueRevision.disposition ?? 0) > 1 && isLive(state))
})
