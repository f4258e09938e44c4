import { extractFile, listPackage } from '@electron/asar'

/** The files of an archive, without its folders, in the way of its own addresses: `out/main/index.js`. */
export function filesIn(archive: string): string[] {
  const names = listPackage(archive, { isPack: false }).map((name) =>
    name.replaceAll('\\', '/').replace(/^\//, ''),
  )
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)))
}

/** A file of an archive as text. */
export const textIn = (archive: string, name: string): string => extractFile(archive, name).toString('utf8')

/** The scripts of one part of the app, one after the other. */
export const scriptsOf = (archive: string, part: 'main' | 'preload' | 'renderer'): string =>
  filesIn(archive)
    .filter((name) => name.startsWith(`out/${part}/`) && /\.c?js$/.test(name))
    .map((name) => textIn(archive, name))
    .join('\n')
