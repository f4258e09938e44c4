import type { SchemaTypeSearchPayload, Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'

/** The moment of the newest item, server ms. */
export const NEWEST = Date.now() - 60_000

const ended = (workitemId: string, age: number, more: Partial<Workitem>): Workitem =>
  aWorkitem({
    _id: workitemId,
    workitemId,
    state: 'terminated',
    actions: [],
    from: 'somebody',
    to: 'us',
    createdAt: NEWEST - age,
    modifiedAt: NEWEST - age,
    endedAt: NEWEST - age,
    inboxId: 'q_sales',
    ...more,
  })

/** What there is to be found; `e` and `f` are of the same moment. */
export const ITEMS: readonly Workitem[] = [
  ended('a', 0, { from: '+14805550134', name: 'Sofía Íñiguez', summary: 'Asked about the invoice' }),
  ended('b', 1_000, {
    from: '+1 (480) 555-0199',
    name: 'O’Brien, Pat',
    note: 'Call back on 4805550777 tomorrow',
    inboxId: 'q_billing',
  }),
  ended('c', 2_000, {
    type: 'InboundEmail',
    channelType: 'email',
    from: 'ben@acme.example',
    subject: 'Order 7 delayed',
    messages: [
      {
        direction: 'in',
        from: 'zebra@acme.example',
        to: [],
        cc: [],
        subject: 'Zebra',
        body: 'Where is my parcel?',
        createdAt: NEWEST,
      },
    ],
  }),
  ended('d', 3_000, { priority: 5, vmStatus: 0, transcriptionMessage: 'Please call me, invoice 12' }),
  ended('f', 4_000, { name: 'Müller', summary: 'Straße' }),
  ended('e', 4_000, { name: 'Muller' }),
]

/** What is asked, and the ids that answer it, in order (PROTOCOL 2, "Search"). */
export const CASES: readonly [what: string, asked: SchemaTypeSearchPayload, ids: string][] = [
  ['nothing asked is everything, the newest first, then by id', {}, 'abcdef'],
  ['an empty q as well', { q: ' ' }, 'abcdef'],
  ['a bare word', { q: 'invoice' }, 'ad'],
  ['the start of a word, in any case', { q: 'INVOI' }, 'ad'],
  ['not the middle of one', { q: 'nvoice' }, ''],
  ['accents do not matter in the text', { q: 'inigu' }, 'a'],
  ['nor in the question', { q: 'Mùllér' }, 'ef'],
  ['several words all have to be there, in any order', { q: 'iñiguez SOFIA invoice' }, 'a'],
  ['one that is missing is one too many', { q: 'sofia parcel' }, ''],
  ['quotes hold words together', { q: '"sofia iniguez"' }, 'a'],
  ['a word ends at a quote', { q: '"inv"oice' }, ''],
  ['of a field as well', { q: 'summary:"inv"oice' }, ''],
  ['in their order', { q: '"iniguez sofia"' }, ''],
  ['and across no field', { q: '"iniguez asked"' }, ''],
  ['words split at anything but letters, digits and +', { q: 'o’brien' }, 'b'],
  ['at an apostrophe too', { q: "o'br" }, 'b'],
  ['a field’s value matches whole words', { q: 'name:sofia' }, 'a'],
  ['not their beginnings', { q: 'name:sof' }, ''],
  ['but with a star', { q: 'name:sof*' }, 'a'],
  ['a quoted value', { q: 'name:"sofia iniguez"' }, 'a'],
  ['a quoted beginning', { q: 'name:"sofia ini"*' }, 'a'],
  ['a bare beginning with a star', { q: 'sof*' }, 'a'],
  ['a field that a bare word is not looked for in', { q: 'inboxId:q_billing' }, 'b'],
  ['a number by its last four digits', { q: '0134' }, 'a'],
  ['by more of them', { q: '4805550134' }, 'a'],
  ['however it is written', { q: '50199' }, 'b'],
  ['in the middle of a note', { q: '0777' }, 'b'],
  ['three digits are too few', { q: '134' }, ''],
  ['a number from its start', { q: '+1480' }, 'a'],
  ['digits at the start of a word', { q: '4805' }, 'b'],
  ['a body', { q: 'parcel' }, 'c'],
  ['nothing of a message but its body', { q: 'zebra' }, ''],
  ['a body by its field', { q: 'messages:parcel' }, 'c'],
  ['words of an address', { q: 'acme from:ben' }, 'c'],
  ['a transcript', { q: 'please' }, 'd'],
  ['a number as a value', { q: 'priority:5' }, 'd'],
  ['a lower bound', { q: 'priority:>=4' }, 'd'],
  ['an upper bound', { q: 'priority:<=3' }, 'abcef'],
  ['the bounds themselves', { q: `modifiedAt:>=${NEWEST - 2_000} modifiedAt:<=${NEWEST - 1_000}` }, 'bc'],
  ['a bound on what is no number', { q: 'name:>=1' }, ''],
  ['a flag', { q: 'vmStatus:0' }, 'd'],
  ['an unknown field matches nothing', { q: 'colour:red' }, ''],
  ['nor does what every object has', { q: 'constructor:object' }, ''],
  ['exact fields', { queryParams: { priority: 5 } }, 'd'],
  ['exact in their kind', { queryParams: { priority: '5' } }, ''],
  ['and in every letter', { queryParams: { name: 'Sofía' } }, ''],
  ['queue is inboxId', { queryParams: { queue: 'q_billing' } }, 'b'],
  ['one by its id', { queryParams: { workitemId: 'd' } }, 'd'],
  ['both have to hold', { q: 'invoice', queryParams: { vmStatus: 0 } }, 'd'],
]

/** A `q` that cannot be read, and the part that is named. */
export const MALFORMED: readonly [q: string, part: string][] = [
  ['ana "open', '"'],
  ['ana name:', 'name:'],
  ['name:*', 'name:*'],
  ['priority:>= ana', 'priority:>='],
  ['priority:>=high', 'priority:>=high'],
  ['priority:>5', 'priority:>5'],
  [':ana', ':ana'],
  ['a.b:c', 'a.b:c'],
  ['ana -', '-'],
]
