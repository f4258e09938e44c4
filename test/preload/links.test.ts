import { expect, it } from 'vitest'
import { LONGEST_LINK, readLink, readTyped, schemeOf } from '../../preload/links.ts'

const number = (link: string) => {
  const read = readLink(link)
  return read.ok ? read.value.number : `${read.failure.code} ${read.failure.param ?? ''}`.trim()
}

it.each([
  ['tel:+14805550134', '+14805550134'],
  ['TEL:+1-480-555.0134', '+14805550134'],
  ['tel:(480)%20555/0134', '4805550134'],
  ['tel:%2B1%C2%A0480%C2%A0555%E2%80%910134', '+14805550134'],
  ['tel://4805550134', '4805550134'],
  ['tel:*21%23', '*21#'],
  ['tel:7042', '7042'],
  ['callto:+14805550134', '+14805550134'],
  ['callto://4805550134', '4805550134'],
  ['sip:+14805550134@centre.example;transport=tcp', '+14805550134'],
  ['sips:1001@10.0.0.1:5061', '1001'],
  ['sip:%2B14805550134;phone-context=x@centre.example', '+14805550134'],
  ['sip:7042', '7042'],
])('of %s the number comes out, and nothing else', (link, dialled) => {
  expect(number(link)).toBe(dialled)
})

it.each([
  ['tel:', 'LINK_EMPTY'],
  ['tel:()', 'LINK_EMPTY'],
  ['sip:@centre.example', 'LINK_EMPTY'],
  [`tel:${'1'.repeat(LONGEST_LINK)}`, 'LINK_LONG'],
  [`tel:${'1'.repeat(33)}`, 'LINK_NOT_NUMBER 111111111111111111111111111111111'],
  ['tel:+1480\u0000', 'LINK_CONTROL'],
  ['tel:+1480%0D%0A', 'LINK_CONTROL'],
  ['tel:+1480%E2%80%AE', 'LINK_CONTROL'],
  ['tel:%', 'LINK_ENCODING %'],
  ['tel:+1480%zz', 'LINK_ENCODING %zz'],
  ['tel:%252B1480', 'LINK_NOT_NUMBER %'],
  ['tel:1480?call', 'LINK_EXTRA ?call'],
  ['sip:1001@centre.example?Replaces=1', 'LINK_EXTRA ?Replaces=1'],
  ['sip:1001:secret@centre.example', 'LINK_EXTRA :…'],
  ['tel:1-800-FLOWERS', 'LINK_NOT_NUMBER FLOWERS'],
  ['tel:1+480', 'LINK_NOT_NUMBER +'],
  ['tel:+', 'LINK_NOT_NUMBER +'],
  ['tel:#', 'LINK_NOT_NUMBER #'],
  ['tel:\u0661\u0662\u0663', 'LINK_NOT_NUMBER \u0661\u0662\u0663'],
  ['sip:ana.ruiz@centre.example', 'LINK_NAME ana.ruiz'],
  ['sip:10.0.0.1', 'LINK_NAME 10.0.0.1'],
  ['callto:ana', 'LINK_NAME ana'],
  ['tel:1480%3Bext=1', 'LINK_NOT_NUMBER ;ext='],
  ['tel:--no-sandbox', 'LINK_NOT_NUMBER no-sandbox'],
  ['https://centre.example', 'LINK_NOT_NUMBER https://centre.example'],
])('%j is refused, and the part is named', (link, refusal) => {
  expect(number(link)).toBe(refusal)
})

it('says what belongs to the call and is not dialled', () => {
  const left = (link: string) => {
    const read = readLink(link)
    return read.ok ? read.value.left : read.failure
  }
  expect(left('tel:+14805550134;ext=12;isub=ab%20c;tgrp=x')).toEqual([
    { what: 'ext', value: '12' },
    { what: 'isub', value: 'ab c' },
  ])
  expect(left('tel:7042;phone-context=+1-480')).toEqual([{ what: 'context', value: '+1-480' }])
  expect(left('tel:+14805550134,,123%23')).toEqual([{ what: 'postd', value: ',123#' }])
  expect(left('tel:+14805550134')).toEqual([])
  expect(left('tel:+14805550134;ext=%00')).toMatchObject({ code: 'LINK_CONTROL' })
})

it('reads a bare number as it was typed, and a link as one', () => {
  expect(readTyped('+1 (480) 555-0134')).toMatchObject({ value: { number: '+14805550134' } })
  expect(readTyped('sip:1001@centre.example')).toMatchObject({ value: { number: '1001' } })
  expect(readTyped('%31')).toMatchObject({
    failure: { code: 'LINK_NOT_NUMBER', message: 'No part of a number: "%".' },
  })
  expect(readTyped('1\ud800')).toMatchObject({ failure: { code: 'LINK_NOT_NUMBER', param: '?' } })
})

it('knows its schemes, however they are written, and no others', () => {
  expect(['TEL:1', 'Sip:1', 'sips:1', 'callto:1'].map(schemeOf)).toEqual(['tel', 'sip', 'sips', 'callto'])
  expect(['--tel:1', ' tel:1', 'telx:1', 'tel', 'constructor:1'].map(schemeOf)).toEqual(
    Array(5).fill(undefined),
  )
})
