import { expect } from 'vitest'
import type { ServerActionName } from '../../../../preload/contract.ts'
import { theItem, type Examples, type Seen } from '../example.ts'
import type { Room } from '../room.ts'

type Catalogue = Extract<ServerActionName, `dispositions.${string}` | `schemaType.${string}`>

const TYPE = 'disposition'
const definition = ({ inside }: Room, id: string) =>
  inside(
    ({ world }) =>
      [...world.dispositions.values()].find(
        ({ disposition }) => disposition.name === id || disposition.dispositionId === id,
      )?.disposition,
  )
const ids = ({ answer }: Seen) =>
  (answer as { list: { dispositionId: string }[] }).list.map((one) => one.dispositionId)

/** Dispositions and their definitions (PROTOCOL 2). */
export const CATALOGUE_EXAMPLES: Examples<Catalogue> = {
  'dispositions.fetchDispositions': {
    input: theItem,
    effect: (seen) => {
      expect(ids(seen)).toContain('disp_sale')
      expect(ids(seen)).not.toContain('disp_payment')
    },
  },
  'dispositions.disposition': {
    input: (room) => ({ ...theItem(room), dispositionId: 'disp_followup', summary: 'Will call back.' }),
    effect: ({ place, before, after }) => {
      expect(after).toMatchObject({ dispositionId: 'disp_followup', summary: 'Will call back.' })
      expect(after.state).toBe(place?.state === 'wrapup' ? 'terminated' : before.state)
    },
  },
  'schemaType.create': {
    input: () => ({ type: TYPE, data: { name: 'Sent a brochure', queues: ['q_sales'] } }),
    effect: ({ room }) => expect(definition(room, 'Sent a brochure')).toMatchObject({ queues: ['q_sales'] }),
  },
  'schemaType.retrieve': {
    input: () => ({ type: TYPE, id: 'disp_resolved' }),
    effect: ({ answer }) =>
      expect(answer).toMatchObject({ dispositionId: 'disp_resolved', name: 'Resolved' }),
  },
  'schemaType.update': {
    input: () => ({ type: TYPE, id: 'disp_resolved', data: { note: 'Only when it is.' } }),
    effect: ({ room }) =>
      expect(definition(room, 'disp_resolved')).toMatchObject({ name: 'Resolved', note: 'Only when it is.' }),
  },
  'schemaType.delete': {
    input: () => ({ type: TYPE, id: 'disp_resolved' }),
    effect: ({ room }) => expect(definition(room, 'disp_resolved')?.deletedAt).toBeGreaterThan(0),
  },
  'schemaType.search': {
    input: () => ({ type: TYPE, q: 'name:Res*', rows: 10, start: 0, queryParams: { resolved: true } }),
    effect: (seen) => expect(ids(seen)).toEqual(['disp_resolved']),
  },
}
