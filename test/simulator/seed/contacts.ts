import type { Contact } from '../core/shapes.ts'

const contact = (
  contactId: string,
  name: string,
  phone: string,
  company?: string,
  email?: string,
): Contact => ({
  contactId,
  version: 0,
  name,
  connections: [
    { kind: 'phone', value: phone, primary: true },
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: email, primary: false }]),
  ],
  ...(company === undefined ? {} : { company }),
})

const LONG =
  'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Papadimitrakopoulos Maximiliana Alexandrina Konstantina ' +
  'von und zu Hohenlohe-Waldenburg-Schillingsfürst'

/** Contacts of the demonstration tenant; some of their names are there to be awkward. */
export const CONTACTS: readonly Contact[] = [
  contact('ct_ben', 'Ben Ode', '+14805550134', 'ACME', 'ben@acme.example'),
  contact('ct_li', 'Li Wei', '+14805550135', 'Blue River'),
  contact('ct_park', 'J. Park', '+14805550136'),
  contact('ct_sofia', 'Sofía Íñiguez', '+34915550137', 'Panadería Íñiguez', 'sofia@iniguez.example'),
  contact('ct_long', LONG, '+14805550138', 'A company whose name is also rather longer than anyone expected'),
  contact('ct_markup', '<b>Bold</b> & "Sons" <img src=x onerror=alert(1)>', '+14805550139'),
  // A right-to-left override: shown raw, the rest of a line would run backwards.
  contact('ct_bidi', 'Dana \u202Egnirps', '+14805550140'),
  contact('ct_hebrew', 'נועה לוי', '+97235550141', 'תל אביב בע"מ'),
  contact('ct_arabic', 'ليلى حداد', '+97145550142'),
  contact('ct_zero', 'Zero\u200BWidth', '+14805550143'),
]
