// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { refuse, type Disposition } from '../../preload/contract.ts'
import { aDisposition, NOW, SESSION } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const SCOPES = ['dispositions:read', 'dispositions:write', 'dispositions:delete']
const RESOLVED = aDisposition({
  dispositionId: 'disp_resolved',
  version: 4,
  name: 'Resolved',
  localizations: { name: { en: 'Resolved', es: 'Resuelto' } },
  queues: ['billing'],
  note: 'The usual end.',
  resolved: true,
})
const OLD = aDisposition({ dispositionId: 'old', name: 'No longer used', deletedAt: NOW })
const found = (list: Disposition[]) => ({ ok: true, value: { count: list.length, total: list.length, list } })
const rows = () => [...document.querySelectorAll('[data-row]')].map((row) => row.textContent?.trim())

/** The place of the dispositions, over a catalogue that the test may change. */
async function thePlace(scopes = SCOPES, answers: Parameters<typeof situation>[1] = {}) {
  const catalogue = new Map([RESOLVED, OLD].map((one) => [one.dispositionId, one]))
  const here = await situation(
    { session: { ...SESSION, authorities: scopes } },
    {
      'schemaType.search': ({ type }) =>
        type === 'disposition'
          ? found([...catalogue.values()])
          : {
              ok: true,
              value: { count: 1, total: 1, list: [{ surveyId: 's1', name: 'Complaint', questions: [] }] },
            },
      'schemaType.retrieve': ({ id }) => {
        const value = catalogue.get(id)
        return value ? { ok: true, value } : refuse('NOT_FOUND', 'No.')
      },
      ...answers,
    },
  )
  await here.page.click('Dispositions')
  return { ...here, catalogue }
}
const choose = async (name: string) => {
  ;[...document.querySelectorAll<HTMLElement>('[data-row]')]
    .find((row) => row.textContent?.includes(name))
    ?.click()
  await settled()
}

test('the list shows what is not deleted, and is asked for as it is typed', async () => {
  const { page, asked } = await thePlace()
  expect(rows()).toEqual(['Resolved'])
  await page.fill('Search', 'name:Res*')
  await vi.waitFor(() =>
    expect(asked('schemaType.search').at(-1)).toEqual({
      type: 'disposition',
      q: 'name:Res*',
      rows: 50,
      start: 0,
    }),
  )
})

test('who may only read finds no way to write', async () => {
  const { page } = await thePlace(['dispositions:read'])
  await choose('Resolved')
  expect(page.field('Note').value).toBe('The usual end.')
  expect(document.querySelectorAll('fieldset:disabled').length).toBeGreaterThan(3)
  for (const name of ['New disposition', 'Save changes', 'Delete']) expect(page.hasButton(name)).toBe(false)
})

test('a new one is created with what was set, and shown', async () => {
  const { page, asked, catalogue } = await thePlace(SCOPES, {
    'schemaType.create': () => {
      const made = aDisposition({ dispositionId: 'disp_1', name: 'Sold', version: 1 })
      catalogue.set('disp_1', made)
      return { ok: true, value: made }
    },
  })
  await page.click('New disposition')
  expect(document.activeElement).toBe(page.field('Name'))
  await page.fill('Name', 'Sold')
  await page.fill('In Spanish', 'Vendido')
  await page.fill('Survey', 's1')
  page.button('Create')
  page.key('Ctrl+Enter', page.field('Name'))
  await settled()
  expect(asked('schemaType.create')).toEqual([
    { type: 'disposition', data: { name: 'Sold', survey: 's1', localizations: { name: { ES: 'Vendido' } } } },
  ])
  expect(page.region('Dispositions').textContent).toContain('disp_1')
  await page.click('New disposition')
  expect(page.field('Name').value).toBe('')
})

test('an id that is taken, also by a deleted one, is told before anything is sent', async () => {
  const { page, asked } = await thePlace()
  await page.click('New disposition')
  await page.fill('Name', 'Sold')
  await page.fill('Id (optional)', 'old')
  await page.click('Create')
  expect(page.alerts()).toEqual(['There is a disposition with this id already, perhaps a deleted one.'])
  expect(asked('schemaType.create')).toEqual([])
})

test('a name is asked for at its field', async () => {
  const { page, asked } = await thePlace()
  await choose('Resolved')
  await page.fill('Name', ' ')
  await page.click('Save changes')
  expect(page.field('Name').getAttribute('aria-invalid')).toBe('true')
  expect(asked('schemaType.update')).toEqual([])
})

test('only what was changed is sent; what another person changes meanwhile in other fields stands', async () => {
  const { page, asked, push, catalogue } = await thePlace(SCOPES, {
    'schemaType.update': () => ({ ok: true, value: catalogue.get('disp_resolved') }),
  })
  await choose('Resolved')
  await page.fill('In Spanish', 'Solucionado')
  catalogue.set('disp_resolved', { ...RESOLVED, version: 5, note: 'Changed by Ivo.' })
  await push({ catalogueRevision: { disposition: 1 } })
  expect([page.field('In Spanish').value, page.field('Note').value]).toEqual([
    'Solucionado',
    'Changed by Ivo.',
  ])
  await page.click('Save changes')
  expect(asked('schemaType.update')).toEqual([
    { type: 'disposition', id: 'disp_resolved', data: { localizations: { name: { ES: 'Solucionado' } } } },
  ])
})

test('a refusal lands at the field that it names, and what was typed stays', async () => {
  const { page } = await thePlace(SCOPES, {
    'schemaType.update': () =>
      refuse('VALIDATION_FAILED', 'No Spanish here.', { param: 'localizations.name.ES' }),
  })
  await choose('Resolved')
  await page.fill('In Spanish', 'Hecho')
  await page.click('Save changes')
  expect(page.field('In Spanish').getAttribute('aria-invalid')).toBe('true')
  expect([page.field('In Spanish').value, page.alerts()]).toEqual(['Hecho', ['No Spanish here.']])
  await page.fill('In Spanish', 'Resuelto ya')
  expect(page.alerts()).toEqual([])
})

test('what was typed survives a look at something else', async () => {
  const { page } = await thePlace()
  await choose('Resolved')
  await page.fill('Note', 'Half a')
  await page.click('Desk')
  await page.click('Dispositions')
  expect(page.field('Note').value).toBe('Half a')
})

test('nothing is deleted by one key: the question has the safe answer in focus, and Escape goes back', async () => {
  const { page, asked, catalogue } = await thePlace(SCOPES, {
    'schemaType.delete': () => ({ ok: true, value: null }),
  })
  await choose('Resolved')
  await page.click('Delete')
  await settled()
  expect(document.activeElement).toBe(page.button('Keep it'))
  page.key('Escape')
  await settled()
  expect(document.activeElement).toBe(page.button('Delete'))
  await page.click('Delete')
  catalogue.delete('disp_resolved')
  await page.click('Delete it')
  expect(asked('schemaType.delete')).toEqual([{ type: 'disposition', id: 'disp_resolved' }])
  expect(page.region('Dispositions').textContent).toContain('Choose a disposition')
})

test('one that somebody else deletes while it is open says so, and cannot be changed', async () => {
  const { page, push, catalogue } = await thePlace()
  await choose('Resolved')
  await page.fill('Note', 'Mine.')
  catalogue.set('disp_resolved', { ...RESOLVED, version: 5, deletedAt: NOW })
  await push({ catalogueRevision: { disposition: 1 } })
  expect(page.alerts()[0]).toContain('Somebody has deleted this disposition.')
  expect([page.hasButton('Save changes'), page.field('Note').value, rows()]).toEqual([false, 'Mine.', []])
})
