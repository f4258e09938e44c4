/** The words of a text: lower case, without accents, split at anything but letters, digits and `+` (PROTOCOL 2). */
export const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '')
