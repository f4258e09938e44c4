import { HELPFUL } from '../core/colleague.ts'
import type { Colleague } from '../core/colleague.ts'
import type { Queue } from '../core/world.ts'

/** A person who can sign in; `authorities` are scopes (PROTOCOL 2). */
export interface Person {
  tenantId: string
  userName: string
  userId: string
  name: string
  skills: string[]
  authorities: string[]
  /** Who plays this person until a real client connects. */
  colleague?: Colleague
}

/** Everybody's password: it guards nothing but this simulation. */
export const PASSWORD = 'ringdesk'

const SCOPES = ['dispositions:read', 'dispositions:write', 'dispositions:delete', 'workitems:disposition']
const ALL = ['sales', 'billing', 'support', 'english', 'spanish']

export const PEOPLE: readonly Person[] = [
  {
    tenantId: 't_demo',
    userName: 'ana',
    userId: 'u_ana',
    name: 'Ana Ruiz',
    skills: ALL,
    authorities: SCOPES,
  },
  {
    tenantId: 't_demo',
    userName: 'ivo',
    userId: 'u_ivo',
    name: 'Ivo Marin',
    skills: ['sales', 'support', 'english'],
    authorities: ['dispositions:read', 'workitems:disposition'],
    colleague: HELPFUL,
  },
  {
    tenantId: 't_demo',
    userName: 'eva',
    userId: 'u_eva',
    name: 'Eva Lindqvist',
    skills: ['billing', 'support', 'english'],
    authorities: ['dispositions:read'],
    colleague: { ...HELPFUL, afterMs: 4_000, claimAfterMs: 12_000 },
  },
  {
    tenantId: 't_other',
    userName: 'zoe',
    userId: 'u_zoe',
    name: 'Zoe Novak',
    skills: ALL,
    authorities: SCOPES,
  },
]

const queue = (
  tenantId: string,
  inboxId: string,
  name: string,
  number: string,
  members: string[],
): Queue => ({
  tenantId,
  inboxId,
  name,
  number,
  email: `${inboxId.replace(/^q_/, '').replaceAll('_', '-')}@ringdesk.example`,
  skills: [name.toLowerCase()],
  members,
})

export const QUEUES: readonly Queue[] = [
  queue('t_demo', 'q_sales', 'Sales', '+14805550101', ['u_ana', 'u_ivo']),
  queue('t_demo', 'q_billing', 'Billing', '+14805550102', ['u_ana', 'u_eva']),
  queue('t_demo', 'q_support', 'Support', '+14805550103', ['u_ana', 'u_ivo', 'u_eva']),
  queue('t_other', 'q_other_sales', 'Sales', '+14805550201', ['u_zoe']),
]
