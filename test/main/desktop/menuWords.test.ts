import { expect, test } from 'vitest'
import { menuWords } from '../../../main/desktop/menuWords.ts'

test('the menu speaks Spanish to whom the window does, in any country, and English to all others', () => {
  expect(menuWords('es').file.name).toBe('Archivo')
  expect(menuWords('es-MX')).toBe(menuWords('es'))
  for (const language of ['en', 'en-GB', 'de', 'est', '']) expect(menuWords(language).file.name).toBe('File')
})

test('no word of the menu was forgotten in Spanish', () => {
  const all = (language: string) =>
    Object.values<Record<string, string>>({ ...menuWords(language) }).flatMap((part) => Object.values(part))
  expect(all('es').filter((word, at) => word === all('en')[at])).toEqual([])
})
