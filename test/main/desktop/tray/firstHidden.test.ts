import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Note } from '../../../../main/desktop/notify/note.ts'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import { createFirstHidden } from '../../../../main/desktop/tray/firstHidden.ts'
import { trayWords } from '../../../../main/desktop/tray/words.ts'
import { aFolder } from '../fakes.ts'

/** A run of the app in a data folder, on a desktop that shows notifications, or does not. */
function aRun(folder: string) {
  const notes: Note[] = []
  let opened = 0
  const hidden = createFirstHidden({
    file: createSmallFile(join(folder, 'tray.said')),
    words: () => trayWords('en'),
    show(note) {
      notes.push(note)
      return () => undefined
    },
    open: () => (opened += 1),
  })
  return { notes, hidden, opened: () => opened }
}

it('is said once, in this run and in those after it, and a click on it has the window back', async () => {
  const folder = aFolder()
  const first = aRun(folder)
  await first.hidden()
  await first.hidden()
  expect(first.notes.map(({ title }) => title)).toEqual(['Ringdesk goes on working in the tray'])
  first.notes[0]?.told('shown')
  first.notes[0]?.chosen('default')
  expect(first.opened()).toBe(1)
  const file = createSmallFile(join(folder, 'tray.said'))
  await expect.poll(() => file.read()).toBeDefined()
  const second = aRun(folder)
  await second.hidden()
  expect(second.notes).toEqual([])
})

it('what nobody saw is said again the next time', async () => {
  const folder = aFolder()
  const run = aRun(folder)
  await run.hidden()
  run.notes[0]?.told('failed')
  await run.hidden()
  expect(run.notes).toHaveLength(2)
  const second = aRun(folder)
  await second.hidden()
  expect(second.notes).toHaveLength(1)
})
