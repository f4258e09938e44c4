import type { ActionName, Workitem } from '../../preload/contract.ts'
import { act as actAsInStorms } from '../simulation/agent.ts'
import { chanceOf } from '../simulation/schedule.ts'
import type { Seat } from '../simulation/seat.ts'
import { pick, type Random } from '../simulator/core/random.ts'
import type { Step } from './schedule.ts'

interface Choice {
  name: ActionName
  input: object
}

/** What she could write now: an answer to what she has in hand, or a text message to somebody. */
function writing(seat: Seat, words: string): Choice[] {
  const open = seat.phone()?.state().workitems ?? []
  const listing = (action: string) => open.filter(({ actions }) => actions.includes(action))
  const answers: Choice[] = [
    ...listing('messages').map(({ workitemId }) => ({
      name: 'workitems.messages' as const,
      input: { workitemId, body: words },
    })),
    ...listing('sendEmailResponse').map(({ workitemId, from }) => ({
      name: 'workitems.sendEmailResponse' as const,
      input: { workitemId, to: from, body: words },
    })),
  ]
  return [...answers, ...answers, { name: 'workitems.sms', input: { to: '+14805550177', message: words } }]
}

/** She looks at what ended last, and marks a voicemail or a missed call. */
async function mark(seat: Seat, random: Random): Promise<void> {
  const past = await seat.phone()?.run('history.recent', { rows: 5 })
  if (!past?.ok) return
  const choices = (past.value as Workitem[]).flatMap(({ workitemId, actions }) =>
    (['voicemailPlayed', 'missedCallDialed'] as const)
      .filter((action) => actions.includes(action))
      .map((action) => ({
        name: `workitems.${action}` as const,
        input: { workitemId, played: random.next() < 0.7 },
      })),
  )
  if (choices.length > 0) ask(seat, pick(random, choices))
}

const ask = (seat: Seat, { name, input }: Choice): void => seat.ask(name, input)

/** She does one thing: as in the storms, or she writes, or marks what she has seen. Every word is another. */
export function act(seat: Seat, step: Step, index: number): void {
  const random = chanceOf(step)
  const what = random.next()
  if (what < 0.65) actAsInStorms(seat, step, index)
  else if (what < 0.85) ask(seat, pick(random, writing(seat, `words ${index}.`)))
  else void mark(seat, random)
}
