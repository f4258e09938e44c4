import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createCallBarChoice } from '../../../../main/desktop/callBar/choice.ts'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import { aFolder } from '../fakes.ts'

it('when the bar is wanted and where it was dragged to are there after a restart', async () => {
  const path = join(aFolder(), 'callBar.json')
  const choice = createCallBarChoice(createSmallFile(path))
  expect(await choice.choose('always')).toEqual({ ok: true, value: null })
  choice.dragged({ x: 7, y: -9 })
  await choice.kept()
  const next = createCallBarChoice(createSmallFile(path))
  await next.load()
  expect([next.when(), next.at()]).toEqual(['always', { x: 7, y: -9 }])
})

it.each(['', 'nonsense', 'null', '{"when":"often","at":{"x":"1"}}'])(
  'a file with "%s" in it counts as nothing chosen',
  async (text) => {
    const file = createSmallFile(join(aFolder(), 'callBar.json'))
    await file.write(text)
    const choice = createCallBarChoice(file)
    await choice.load()
    expect([choice.when(), choice.at()]).toEqual(['away', undefined])
  },
)

it('a choice that cannot be kept holds all the same, and says so', async () => {
  const folder = aFolder()
  const choice = createCallBarChoice(createSmallFile(join(folder, 'there', 'is', '\0', 'no folder')))
  expect(await choice.choose('never')).toMatchObject({ ok: false, failure: { code: 'NOT_SAVED' } })
  expect(choice.when()).toBe('never')
})
