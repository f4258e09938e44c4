import { expect, test } from 'vitest'
import type { Disposition } from '../core/disposition.ts'
import { newWorld } from '../seed/world.ts'

const TYPES =
  'InboundCall OutboundCall Conference InboundSMS OutboundSMS InboundEmail OutboundEmail Chat'.split(' ')
const BORN = 1_800_000_000_000
const world = newWorld(BORN)
const definitions = [...world.dispositions.values()].map((kept) => kept.disposition)

test('every definition keeps the five validation rules of the seeds', () => {
  expect(new Set(definitions.map((one) => one.dispositionId)).size).toBe(definitions.length)
  for (const one of definitions) {
    expect(one.name).not.toBe('')
    expect(Object.keys(one.localizations.name ?? {}).map((code) => code.toLowerCase())).toEqual(['en', 'es'])
    for (const type of one.workitemType) expect(TYPES).toContain(type)
    for (const at of [one.createdAt, one.modifiedAt])
      expect(Number.isInteger(at) && at > 0 && at <= BORN).toBe(true)
  }
})

test('every rule that a definition can have is represented', () => {
  const has = (rule: (one: Disposition) => unknown) => definitions.some((one) => Boolean(rule(one)))
  const rules: ((one: Disposition) => unknown)[] = [
    (one) => one.resolved && one.resolveTicket,
    (one) => one.action,
    (one) => one.forceContactAssignment,
    (one) => one.forceSurveyValidation,
    (one) => one.blockNumber,
    (one) => one.useCampaignIdForDNC,
    (one) => one.connectAgain,
    (one) => one.resolved && one.survey,
    (one) => one.queues.length,
    (one) => one.skills.length,
    (one) => one.workitemType.length,
    (one) => one.mediaType === 'voice',
    (one) => one.mediaType === 'chat',
    (one) => one.deletedAt,
  ]
  expect(rules.map(has)).toEqual(rules.map(() => true))
})

test('every queue names members of its tenant who have its skills', () => {
  for (const queue of world.queues.values()) {
    for (const id of queue.members) {
      const user = world.users.get(id)
      expect(user?.tenantId).toBe(queue.tenantId)
      expect(user?.agent.skills).toEqual(expect.arrayContaining(queue.skills))
    }
  }
})

test('among the contacts are names that are long, hold markup, or turn text round', () => {
  const names = [...world.contacts.values()].map((kept) => kept.contact.name)
  expect(names.some((name) => name.length > 120)).toBe(true)
  expect(names.some((name) => name.includes('<b>'))).toBe(true)
  expect(names.some((name) => /[\u202A-\u202E]/.test(name))).toBe(true)
  expect(names.some((name) => /\p{Script=Hebrew}/u.test(name))).toBe(true)
})
