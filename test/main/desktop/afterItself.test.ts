import { expect, it } from 'vitest'
import { afterItself } from '../../../main/desktop/afterItself.ts'

it('what changes while all are told is told to all afterwards, the first ones too, and nobody hears the older last', () => {
  let state = 1
  const heard: string[] = []
  const tell = afterItself(() => {
    const now = state
    heard.push(`first ${now}`)
    if (state === 1) {
      state = 2
      tell()
    }
    heard.push(`last ${now}`)
  })
  tell()
  expect(heard).toEqual(['first 1', 'last 1', 'first 2', 'last 2'])
})

it('a part that throws keeps nobody from being told the next time', () => {
  let told = 0
  const tell = afterItself(() => {
    told += 1
    if (told === 1) throw new Error('gone')
  })
  expect(tell).toThrow('gone')
  tell()
  expect(told).toBe(2)
})
