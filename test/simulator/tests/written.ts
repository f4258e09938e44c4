import type { Written } from '../core/text/arrive.ts'
import { arriveText } from '../core/text/arrive.ts'
import { customerWrites } from '../core/text/customer.ts'
import type { Settings, Workitem } from '../core/shapes.ts'
import type { Hall, Person } from './hall.ts'
import { aKey, answerCall, openHall } from './hall.ts'

/** Something written to the support queue by Ben, who is a contact; the `callId` of its thread. */
export function write(hall: Hall, written: Partial<Written> = {}): string {
  const made = hall.inside((core) =>
    arriveText(core, {
      tenantId: 't_demo',
      type: 'InboundEmail',
      from: written.type === 'InboundSMS' ? '+14805550134' : 'ben@acme.example',
      inboxId: 'q_support',
      body: 'Where is my order?',
      ...(written.type === 'InboundSMS' || written.type === 'Chat' ? {} : { subject: 'Order 7' }),
      ...written,
    }),
  )
  return made === 'blocked' ? made : made.callId
}

/** The customer writes once more on a thread. */
export const writeAgain = (hall: Hall, callId: string, body = 'And one more thing.'): void =>
  void hall.inside((core) => customerWrites(core, callId, { body }))

/** What Ana has accepted. */
export interface LiveText {
  hall: Hall
  ana: Person
  device: ReturnType<Person['connect']>
  callId: string
  item: Workitem
  /** The workitem as it is now. */
  now(): Workitem
  ask(route: string, body?: object): ReturnType<Person['ask']>
}

/** Something written that Ana has accepted; `ask` goes below the workitem, with a fresh key. */
export function aLiveText(written: Partial<Written> = {}, settings: Partial<Settings> = {}): LiveText {
  const hall = openHall({ settings })
  const ana = hall.as('ana')
  const device = ana.connect()
  const callId = write(hall, written)
  const item = answerCall(ana)
  const at = `/users/api/workitems/${item.workitemId}`
  return {
    hall,
    ana,
    device,
    callId,
    item,
    now: () => ana.ask(`GET ${at}`).body as unknown as Workitem,
    ask(route, body) {
      const [method, path] = route.split(' ')
      return ana.ask(`${method} ${at}${path}`, { key: aKey(), ...(body ? { body } : {}) })
    },
  }
}

/** Ends the work on a workitem as the agent does. */
export const hangUp = (person: Person, { workitemId }: Workitem) =>
  person.ask(`POST /users/api/calls/${workitemId}/hangup`).body as unknown as Workitem
