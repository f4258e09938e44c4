/** A phone number without what people put between its digits. */
export const digits = (number: string): string => number.replace(/[^+\d]/g, '')
