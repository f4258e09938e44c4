import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createOpenJournal } from '../../main/journal/open.ts'
import { aPlace, OWNER, type Place } from '../damaged/place.ts'

// kill -9 leaves what a program wrote, synced or not; only the loss of power does not. Here the system calls are watched:
// what was synced when something was said to be saved is what a power cut at that moment would have left.

const isWatchable = spawnSync('strace', ['-f', '-e', 'trace=none', 'true']).status === 0

/** One thing said to be saved, and how much of the log a power cut at that moment would have left, bytes. */
interface Saved {
  about: string
  synced: number
  written: number
}

/** Lets the core keep drafts under watch, kills it, and answers what it said, and what was synced when it said it. */
async function watch(place: Place, synchronous: 'FULL' | 'NORMAL'): Promise<Saved[]> {
  const told = join(place.dir, 'calls')
  const args = ['-f', '-y', '-o', told, '-e', 'trace=pwrite64,write,fsync,fdatasync']
  const program = [process.execPath, join(import.meta.dirname, 'writerProcess.ts'), place.dir, synchronous]
  const child = spawn('strace', [...args, ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) if (line === 'done') break
  const ended = once(child, 'exit')
  // Both: a tracer that is killed lets its program run on.
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await ended
  return read(readFileSync(told, 'utf8'))
}

function read(calls: string): Saved[] {
  const saved: Saved[] = []
  let [written, synced] = [0, 0]
  for (const call of calls.split('\n')) {
    const write = /pwrite64\(\d+<[^>]*journal\.sqlite-wal>.*, (\d+), (\d+)\)? /.exec(call)
    if (write) written = Math.max(written, Number(write[1]) + Number(write[2]))
    if (/f(?:data)?sync\(\d+<[^>]*journal\.sqlite-wal>\) += 0/.test(call)) synced = written
    const word = /write\(1<[^>]*>, "saved (w\d+)/.exec(call)
    if (word) saved.push({ about: word[1] ?? '', synced, written })
  }
  return saved
}

/** Cuts the log to what a power cut at the last word would have left, and answers which drafts are there then. */
async function afterPowerCut(place: Place, { synced }: Saved): Promise<string[]> {
  truncateSync(place.path('journal', '-wal'), synced)
  rmSync(place.path('journal', '-shm'), { force: true })
  const journal = await createOpenJournal(place.journals)(OWNER)
  const drafts = await journal.drafts()
  await journal.close()
  return drafts.map(({ about }) => about)
}

async function aPlaceOnDisk() {
  const place = aPlace()
  onTestFinished(place.gone)
  // Born before: its birth is not what is watched.
  await (await createOpenJournal(place.journals)(OWNER)).close()
  return place
}

const unseen = isWatchable ? '' : ' (skipped: strace is not here, or may not look)'
describe.skipIf(!isWatchable)(`what was said to be saved${unseen}`, () => {
  test('was synced before, each time, and is there after the power was cut at the last word', async () => {
    const place = await aPlaceOnDisk()
    const saved = await watch(place, 'FULL')
    expect(saved).toHaveLength(20)
    expect(saved.filter(({ synced, written }) => synced < written)).toEqual([])
    const last = saved.at(-1)
    const kept = last ? await afterPowerCut(place, last) : []
    expect(kept.toSorted()).toEqual(saved.map(({ about }) => about).toSorted())
  })

  test('without a sync would be lost, and this witness would see it', async () => {
    const place = await aPlaceOnDisk()
    const saved = await watch(place, 'NORMAL')
    expect(saved.filter(({ synced, written }) => synced < written)).toHaveLength(20)
    const last = saved.at(-1)
    expect(last && (await afterPowerCut(place, last))).toEqual([])
  })
})
