/** The number that the tenant shows to those it calls. */
export const OWN_NUMBER = '+14805550100'

/** A phone number without what people put between its digits. */
export const digits = (number: string): string => number.replace(/[^+\d]/g, '')
