import { expect, test } from 'vitest'
import type { Client } from '../../renderer/client.ts'
import { createDispositions } from '../../renderer/desk/dispositions.ts'
import { DISPOSITIONS } from './fixtures.ts'

const run = (async () => ({ ok: true, value: { list: DISPOSITIONS } })) as unknown as Client['run']

test('what was offered for work that is long over is not kept for a whole day', async () => {
  const dispositions = createDispositions({ run })
  for (let n = 0; n < 100; n += 1) await dispositions.load(`w${n}`)
  const kept = Array.from({ length: 100 }, (_, n) => `w${n}`).filter(
    (id) => dispositions.of(id).list.length > 0,
  )
  expect(kept).toEqual(Array.from({ length: 20 }, (_, n) => `w${80 + n}`))
})

test('work that is looked at again keeps its choices', async () => {
  const dispositions = createDispositions({ run })
  for (let n = 0; n < 100; n += 1) {
    await dispositions.load('mine')
    await dispositions.load(`w${n}`)
  }
  expect(dispositions.of('mine').list).not.toEqual([])
})
