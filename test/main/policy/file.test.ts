import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPolicy } from '../../../main/policy/file.ts'
import { aFolder } from '../desktop/fakes.ts'

/** On a real machine it is root; here it is whoever runs the tests. */
const us = process.getuid?.()
const WORDS = '{"locked": {"theme": "dark"}}'

/** A policy file in a folder of its own, as an administrator would leave it. */
function aPolicy(text = WORDS): { folder: string; file: string } {
  const folder = join(aFolder(), 'ringdesk')
  mkdirSync(folder, { mode: 0o755 })
  const file = join(folder, 'policy.json')
  writeFileSync(file, text, { mode: 0o644 })
  return { folder, file }
}
const kindOf = (file: string, owner = us) => loadPolicy(file, owner)?.problems[0]?.kind

describe('the company’s file', () => {
  it('is read where only its owner can change it', () => {
    expect(loadPolicy(aPolicy().file, us)).toEqual({ locked: { theme: 'dark' }, defaults: {}, problems: [] })
  })

  it('need not be there', () => {
    expect(loadPolicy(join(aFolder(), 'policy.json'), us)).toBeUndefined()
    expect(loadPolicy(join(aFolder(), 'nowhere', 'policy.json'), us)).toBeUndefined()
  })

  it.each([0o646, 0o664, 0o666])(
    'that others may write (%o) counts for nothing, and that is said',
    (mode) => {
      const { file } = aPolicy()
      chmodSync(file, mode)
      expect(loadPolicy(file, us)).toMatchObject({
        locked: { autoAnswer: 'never', remotePictures: false },
        problems: [{ kind: 'untrusted', file }],
      })
    },
  )

  it('of somebody else counts for nothing', () => {
    expect(kindOf(aPolicy().file, (us ?? 0) + 1)).toBe('untrusted')
  })

  it('in a folder where others could put another one counts for nothing', () => {
    const { folder, file } = aPolicy()
    chmodSync(folder, 0o777)
    expect(kindOf(file)).toBe('untrusted')
  })

  it('that leads elsewhere, is a folder, or is larger than any list of options cannot be read', () => {
    const { folder, file } = aPolicy()
    symlinkSync(file, join(folder, 'link.json'))
    mkdirSync(join(folder, 'folder.json'))
    for (const name of ['link.json', 'folder.json']) expect(kindOf(join(folder, name))).toBe('unreadable')
    truncateSync(file, 70_000)
    expect(kindOf(file)).toBe('unreadable')
  })
})
