import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Simulator } from '../../simulator/start.ts'
import { connection } from './app.ts'

type Row = ReturnType<Simulator['state']>['workitems'][number]

/** The word that stands for each state, and the list that it belongs to; what waits has two, by its kind. */
const SHOWN: Partial<Record<Row['state'], [word: string, list?: string]>> = {
  inqueue: ['Waiting'],
  offered: ['Ringing', 'Ringing'],
  dialing: ['Dialling', 'Live'],
  active: ['Live', 'Live'],
  hold: ['On hold', 'On hold'],
  conference: ['Conference', 'Conference'],
  wrapup: ['Wrap-up', 'Wrap-up'],
}
const OPEN_WORDS = Object.values(SHOWN).map(([word]) => word)

/** What should stand in the worklist for this open workitem: list, caller and state. */
function entryOf({ state, channelType, name = '' }: Row): string {
  const isWritten = state === 'offered' && channelType !== 'voice'
  const [word, list = 'waits'] = (isWritten ? SHOWN.inqueue : SHOWN[state]) ?? [state]
  return `${list}: ${name}, ${word}`
}

/** What does stand there, of what is open. */
async function entriesOn(page: Page): Promise<string[]> {
  const lists = await page.getByRole('region', { name: 'Worklist' }).evaluate((region) =>
    [...region.querySelectorAll('ul')].map((list) => ({
      list: document.getElementById(list.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
      entries: [...list.querySelectorAll('li')].map((entry) => entry.getAttribute('aria-label') ?? ''),
    })),
  )
  return lists.flatMap(({ list, entries }) =>
    entries.flatMap((entry) => {
      const parts = entry.split(', ')
      const word = parts.at(-1) ?? ''
      const waits = word === 'Waiting' ? 'waits' : list
      return list !== 'Recent' && OPEN_WORDS.includes(word) ? [`${waits}: ${parts[0]}, ${word}`] : []
    }),
  )
}

const fileIn = (folder: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? '')

/** Reads a database of the app beside it. */
function rowsOf<T>(folder: string, sql: string): T[] {
  const db = new Database(fileIn(folder), { readonly: true })
  try {
    return db.prepare<[], T>(sql).all()
  } finally {
    db.close()
  }
}

/** What waits in the journal's file, and what came back to the person. */
const outboxIn = (dataDir: string) =>
  rowsOf<{ fate: string }>(join(dataDir, 'journal'), 'SELECT fate FROM outbox').map(({ fate }) => fate)

/** What window, files and server do not agree about; empty once they do, and nothing is under way. */
export async function disagreements(page: Page, dataDir: string, centre: Simulator): Promise<string[]> {
  const problems: string[] = []
  const same = (what: string, here: readonly string[], there: readonly string[]) => {
    const [one, other] = [[...here].sort().join(' | '), [...there].sort().join(' | ')]
    if (one !== other) problems.push(`${what}: here [${one}], there [${other}]`)
  }
  const mine = centre.centre.act(({ world }) =>
    [...world.rows.values()].filter(({ owner }) => owner === 'u_ana').map(({ item }) => item),
  )
  const named = (items: readonly { workitemId: string; version: number }[]) =>
    items.map(({ workitemId, version }) => `${workitemId}@${version}`)
  const cached = rowsOf<{ body: string }>(join(dataDir, 'cache'), 'SELECT body FROM workitems')
  same('cache and server', named(cached.map(({ body }) => JSON.parse(body) as Row)), named(mine))
  const open = mine.filter(({ state }) => state !== 'terminated') as Row[]
  same('window and server', await entriesOn(page), open.map(entryOf))
  const link = (await connection(page).textContent()) ?? ''
  if (!/^\s*Live/.test(link)) problems.push(`the window says ${link}`)
  const outbox = outboxIn(dataDir)
  const waiting = outbox.filter((fate) => fate === 'waiting').length
  if (waiting > 0 || /waiting to be sent/.test(link)) problems.push(`${waiting} wait in the outbox, ${link}`)
  const cards = await page.getByRole('region', { name: /^(Not|Perhaps) sent\./ }).count()
  if (cards !== outbox.length - waiting)
    problems.push(`${outbox.length - waiting} came back, and ${cards} are shown`)
  const doubled = Object.entries(centre.state().effects).filter(([, count]) => count > 1)
  if (doubled.length > 0) problems.push(`took effect more than once: ${doubled.join(' ')}`)
  return problems
}
