import { describe, expect, test, vi } from 'vitest'
import type { ServerActionName } from '../../../preload/contract.ts'
import { fuzz } from '../../fuzz.ts'
import { createDesk, startPhone, type Phone } from '../../phone.ts'
import { anaAtHerDesk, isLive, later } from '../../situation.ts'
import { PROTOCOL } from '../../preload/protocolTable.ts'
import { createRandom, pick, type Random } from '../../simulator/core/random.ts'
import type { Simulator } from '../../simulator/start.ts'
import { exampleOf, VERBS } from '../everyVerb/examples.ts'
import type { Room } from '../everyVerb/room.ts'
import { createWatch, openWork } from './invariants.ts'

const WALKS = 12
const STEPS = 45

/** What leaves the agent with work that something else can be done with. */
const LASTING: readonly ServerActionName[] = [
  'offers.accept',
  'workitems.claim',
  'workitems.active',
  'workitems.hold',
  'workitems.mute',
  'workitems.createConferenceWithWorkitems',
  'workitems.addToConference',
  'workitems.removeFromConference',
  'dispositions.disposition',
]

interface Agent {
  userId: string
  phone: Phone
}

async function twoAtWork(): Promise<{ centre: Simulator; agents: Agent[] }> {
  const { centre, phone } = await anaAtHerDesk()
  const desk = createDesk()
  later(desk.gone)
  const ivo = await startPhone(desk, { server: centre.url, userName: 'ivo', password: 'ringdesk' })
  later(ivo.stop)
  await ivo.until(isLive)
  return {
    centre,
    agents: [
      { userId: 'u_ana', phone },
      { userId: 'u_ivo', phone: ivo },
    ],
  }
}

/** What this agent might ask for now: every act that an open workitem lists, and what none has to list. */
function possible({ phone }: Agent): { name: ServerActionName; workitemId: string }[] {
  const free = VERBS.filter((name) => PROTOCOL[name]?.action === undefined && !name.startsWith('schemaType.'))
  const listed = phone.state().workitems.flatMap(({ workitemId, actions }) =>
    VERBS.filter((name) => actions.includes(PROTOCOL[name]?.action ?? '')).map((name) => ({
      name,
      workitemId,
    })),
  )
  // Three times as likely, otherwise everybody would only dial; what ends a call makes room for nothing else.
  const lasting = listed.filter(({ name }) => LASTING.includes(name))
  return [...listed, ...lasting, ...lasting, ...lasting, ...free.map((name) => ({ name, workitemId: '' }))]
}

/** Asks for something that is possible; a refusal is an answer, a failure of our own is not. */
async function asks(centre: Simulator, agent: Agent, random: Random): Promise<string> {
  const { name, workitemId } = pick(random, possible(agent))
  const room = {
    workitemId,
    item: () => centre.centre.act(({ world }) => world.rows.get(workitemId)?.item),
    inside: (look) => centre.centre.act(look),
  } as Room
  const answer = await agent.phone.run(name, exampleOf(name).input(room))
  if (!answer.ok) expect(['INTERNAL', 'UNREADABLE_ANSWER']).not.toContain(answer.failure.code)
  return `${agent.userId} ${name} ${answer.ok ? 'done' : answer.failure.code}`
}

const HAPPENINGS: readonly [verb: string, body: object][] = [
  ['call', { queue: 'q_sales' }],
  ['call', { user: 'ivo' }],
  ['call', { queue: 'q_support', talkMs: 20_000 }],
  ['email', {}],
  ['chat', {}],
  ['clock', { advanceMs: 3_000 }],
  ['clock', { advanceMs: 25_000 }],
  ['drop', { user: 'ana' }],
  ['dropEvent', { user: 'ivo' }],
  ['reorderEvent', {}],
]

function happens(centre: Simulator, random: Random): string {
  const [verb, body] = pick(random, HAPPENINGS)
  centre.control(verb, body as never)
  return `${verb} ${JSON.stringify(body)}`
}

const { numRuns, seed = Date.now() % 1_000_000 } = fuzz(WALKS)
const walks = Array.from({ length: numRuns }, (_, walk) => seed + walk)

describe('two agents and the contact centre', () => {
  test.each(walks)('agree at the end, whatever the two have done: seed %i', async (walk) => {
    const random = createRandom(walk)
    const { centre, agents } = await twoAtWork()
    const watch = createWatch(centre)
    const trace: string[] = []
    for (let step = 0; step < STEPS; step += 1) {
      const outside = random.next() < 0.25
      trace.push(outside ? happens(centre, random) : await asks(centre, pick(random, agents), random))
      expect({ broken: watch.look(), trace }).toEqual({ broken: [], trace })
    }
    centre.control('calm', {})
    for (const { userId, phone } of agents)
      await vi.waitFor(
        () => {
          expect(isLive(phone.state())).toBe(true)
          const shown = phone.state().workitems.map(({ workitemId, version }) => [workitemId, version])
          expect({ trace, work: shown.sort() }).toEqual({ trace, work: openWork(centre, userId) })
        },
        { timeout: 30_000, interval: 20 },
      )
    expect({ broken: watch.look(), trace }).toEqual({ broken: [], trace })
  })
})
