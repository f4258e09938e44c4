import type { ActionName, Outgoing } from '../../preload/contract.ts'

/** Where the words of a verb were typed: the field of each part of its input. */
const FIELDS: Partial<Record<ActionName, Record<string, string>>> = {
  'dispositions.disposition': {
    dispositionId: 'dispositionId',
    summary: 'summary',
    note: 'notes',
    phoneNumber: 'callbackPhone',
  },
  'workitems.notes': { text: 'notes' },
  'workitems.messages': { body: 'text body' },
  'workitems.sms': { message: 'text body' },
  'workitems.sendEmailResponse': {
    toAddresses: 'email to',
    ccAddresses: 'email cc',
    bccAddresses: 'email bcc',
    subject: 'email subject',
    body: 'email body',
  },
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'string' ? value : ''
}

/** The words of what came back, by the field that they were typed in. */
export function wordsOf({ name, input }: Outgoing): [field: string, text: string][] {
  const given = new Map(Object.entries(input ?? {}))
  return Object.entries(FIELDS[name] ?? {})
    .map(([part, field]): [string, string] => [field, textOf(given.get(part))])
    .filter(([, text]) => text !== '')
}
