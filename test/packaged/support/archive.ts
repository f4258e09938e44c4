import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { given } from './packaged.ts'

/** The archive of the app that is tried. */
export const archive = () => join(given('PACKAGED_FOLDER'), 'resources/app.asar')

/** What the app says of itself. */
export const manifest = () => JSON.parse(textIn('package.json')) as { version: string }

/** The files of an archive, without its folders, in the way of its own addresses: `out/main/index.cjs`. */
export function filesIn(): string[] {
  const names = listPackage(archive(), { isPack: false }).map((name) =>
    name.replaceAll('\\', '/').replace(/^\//, ''),
  )
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)))
}

/** A file of an archive as text. */
export const textIn = (name: string): string => extractFile(archive(), name).toString('utf8')

/** The scripts and pages of one part of the app, one after the other. */
export const sourcesOf = (part: 'main' | 'preload' | 'renderer'): string =>
  filesIn()
    .filter((name) => name.startsWith(`out/${part}/`) && /\.(c?js|html)$/.test(name))
    .map(textIn)
    .join('\n')
