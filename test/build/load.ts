import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The build scripts are plain JavaScript, because they run before anything is installed: their shape is told here. */
export const load = <T>(file: string) =>
  import(pathToFileURL(join(import.meta.dirname, '../../build', file)).href) as Promise<T>
