import { expect, test } from 'vitest'
import type { ActionPayload, Result } from '../../preload/contract.ts'
import { createKeeping } from '../../renderer/desk/keeping.ts'

function keepingWith(answer: () => Result<null> = () => ({ ok: true, value: null })) {
  const kept: ActionPayload<'drafts.keep'>[] = []
  const failed: Result<null>[] = []
  const keep = (draft: ActionPayload<'drafts.keep'>) =>
    Promise.resolve(answer()).finally(() => kept.push(draft))
  return { kept, failed, keeping: createKeeping({ keep, failed: (result) => void failed.push(result) }) }
}

test('what is typed is kept while the field still has the focus', async () => {
  const { kept, keeping } = keepingWith()
  keeping.changed('w1', 'note', 'As')
  keeping.changed('w1', 'note', 'Asks')
  await expect.poll(() => kept).toEqual([{ about: 'w1', field: 'note', text: 'Asks' }])
})

test('a page that goes leaves nothing behind', async () => {
  const { kept, keeping } = keepingWith()
  keeping.changed('w1', 'note', 'Asks')
  await keeping.flush()
  expect(kept).toHaveLength(1)
})

test('a disk that takes nothing is told of once, until it takes something again', async () => {
  const no: Result<null> = { ok: false, failure: { type: 'client', code: 'NOT_SAVED', message: '' } }
  let answer: Result<null> = no
  const { failed, keeping } = keepingWith(() => answer)
  const write = (text: string) => {
    keeping.changed('w1', 'note', text)
    return keeping.flush()
  }
  await write('a')
  await write('ab')
  answer = { ok: true, value: null }
  await write('abc')
  answer = no
  await write('abcd')
  expect(failed).toEqual([no, no])
})
