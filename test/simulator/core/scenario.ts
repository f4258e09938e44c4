import { arrive } from './arrivals.ts'
import type { Caller } from './caller.ts'
import { PHONE_MENU } from './caller.ts'
import type { Core } from './core.ts'
import { between, pick } from './random.ts'
import type { Settings } from './shapes.ts'
import { unansweredCalls } from './stage.ts'
import { FIRST_TEXT_MS } from './text/scenario.ts'
import { plan } from './time.ts'
import type { Queue } from './world.ts'

/** How calls come by themselves; ms. */
interface Scenario {
  /** From the moment when the first agent is there and available to the first call. */
  firstMs: number
  /** From one call to the next: at least and at most. */
  everyMs: readonly [number, number]
  /** Nobody calls while so many wait already. */
  mostWaiting: number
  /** What the tenants have decided otherwise. */
  settings?: Partial<Settings>
}

/**
 * `quiet` does nothing by itself, `morning` is a day at a realistic pace, of calls with some e-mail, SMS and chat between
 * them, `mixed` the same with much more that is written, `busy` is more than one agent can take. In `auto` calls are to be answered by the phone itself.
 */
export const SCENARIOS = {
  quiet: undefined,
  morning: { firstMs: 3_000, everyMs: [40_000, 120_000], mostWaiting: 1 },
  mixed: { firstMs: 3_000, everyMs: [40_000, 120_000], mostWaiting: 1 },
  auto: {
    firstMs: 3_000,
    everyMs: [40_000, 120_000],
    mostWaiting: 1,
    settings: { autoAnswerSeconds: 3 },
  },
  busy: { firstMs: 1_000, everyMs: [6_000, 20_000], mostWaiting: 6 },
} as const satisfies Record<string, Scenario | undefined>
export type ScenarioName = keyof typeof SCENARIOS

const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name)
const scenarioOf = (core: Core): Scenario | undefined => {
  const { name } = core.world.scenario
  return isScenario(name) ? SCENARIOS[name] : undefined
}

/** Looks out for the first agent, once; a world that comes from an earlier server goes on as planned. */
export function startScenario(core: Core): void {
  const scenario = scenarioOf(core)
  if (!scenario || core.world.scenario.started) return
  for (const tenant of core.world.tenants.values())
    tenant.settings = { ...tenant.settings, ...scenario.settings }
  core.world.scenario.started = true
  plan(core, LOOK_MS, { kind: 'nextCaller' })
  plan(core, FIRST_TEXT_MS, { kind: 'nextText' })
}

/** How often it is looked whether somebody is there. */
const LOOK_MS = 250

/** The queues in which somebody could take a call now. */
function attendedQueues(core: Core): Queue[] {
  return [...core.world.queues.values()].filter((queue) =>
    queue.members.some((id) => {
      const user = core.world.users.get(id)
      return user?.online && user.agent.category === 'available'
    }),
  )
}

/** The next caller, if this is the moment for one; and when to think of the one after. */
export function nextCaller(core: Core): void {
  const scenario = scenarioOf(core)
  if (!scenario) return
  const { scenario: so } = core.world
  const queues = attendedQueues(core)
  const somebody = queues.length > 0
  if (so.calls === 0) {
    if (!somebody) return plan(core, LOOK_MS, { kind: 'nextCaller' })
    so.calls = 1
    return plan(core, scenario.firstMs - LOOK_MS, { kind: 'nextCaller' })
  }
  const waiting = unansweredCalls(core).filter((call) => !call.text)
  if (somebody && waiting.length <= scenario.mostWaiting) {
    placeCall(core, pick(core.random, queues), so.calls === 1)
    so.calls += 1
  }
  const [least, most] = scenario.everyMs
  plan(core, between(core.random, least, most), { kind: 'nextCaller' })
}

/** The first caller of a day is patient and has an ordinary name: somebody may be looking for the first time. */
function placeCall(core: Core, { tenantId, inboxId }: Queue, first: boolean): void {
  const { random } = core
  const known = [...core.world.contacts.values()].filter((kept) => kept.tenantId === tenantId)
  const stranger = (between(random, 1, 4) === 1 && !first) || known.length === 0
  const from = stranger
    ? pick(random, STRANGERS)
    : (pick(random, first ? known.slice(0, 4) : known).contact.connections.find(
        ({ kind }) => kind === 'phone',
      )?.value ?? 'anonymous')
  const ticket = between(random, 1, 3) === 1 ? { ticketId: `tk_${between(random, 1000, 9999)}` } : {}
  const priority = between(random, 1, 10) === 1 ? 4 : 3
  arrive(core, { tenantId, inboxId, from, priority, ...ticket, caller: first ? PATIENT : someCaller(core) })
}

const STRANGERS = ['+14805550150', '+14805550151', '+442079460152', 'anonymous']
const PATIENT: Caller = { patienceMs: 600_000, onDigit: PHONE_MENU }

function someCaller({ random }: Core): Caller {
  const quick = between(random, 1, 6) === 1
  const patienceMs = quick ? between(random, 4_000, 12_000) : between(random, 45_000, 150_000)
  const talkMs = between(random, 1, 2) === 1 ? { talkMs: between(random, 25_000, 240_000) } : {}
  const presses =
    between(random, 1, 4) === 1 ? { presses: [{ afterMs: between(random, 5_000, 15_000), digit: '1' }] } : {}
  return { patienceMs, ...talkMs, ...presses, onDigit: PHONE_MENU }
}
