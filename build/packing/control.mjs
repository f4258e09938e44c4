import { parseArgs } from 'node:util'

const one = { type: 'string' }
const OPTIONS = {
  s: one,
  t: one,
  force: { type: 'boolean' },
  d: { type: 'string', multiple: true },
  'deb-recommends': { type: 'string', multiple: true },
  'deb-compression': one,
  'deb-priority': one,
  architecture: one,
  'after-install': one,
  'after-remove': one,
  description: one,
  version: one,
  package: one,
  name: one,
  maintainer: one,
  vendor: one,
  url: one,
  category: one,
  license: one,
}
// fpm's short options stand alone, as node's must be told.
for (const short of ['s', 't', 'd']) OPTIONS[short] = { ...OPTIONS[short], short }

/** What electron-builder asks of fpm for a .deb; throws where it asks for something that this one does not know. */
export function readArguments(argv, compressions) {
  const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  if (values.s !== 'dir' || values.t !== 'deb') throw new Error('Only a .deb from folders can be made here.')
  const compression = values['deb-compression'] ?? 'xz'
  if (!compressions.includes(compression)) throw new Error(`A .deb is not packed by ${compression} here.`)
  return {
    ...values,
    compression,
    depends: values.d ?? [],
    recommends: values['deb-recommends'] ?? [],
    afterInstall: values['after-install'],
    afterRemove: values['after-remove'],
    inputs: positionals.map((input) => {
      const at = input.lastIndexOf('=')
      if (at < 0) throw new Error(`${input} does not say where to.`)
      return { source: input.slice(0, at), target: input.slice(at + 1) }
    }),
  }
}

/** The first line is the synopsis; the others are indented, and an empty one is a dot. */
const folded = (text) => {
  const [synopsis, ...rest] = text.split('\n').map((line) => line.trim())
  return [synopsis, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n')
}

/** The package's control file; its size is in kilobytes. */
export function controlFile(options, kilobytes) {
  const fields = {
    Package: options.name,
    Version: options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': kilobytes,
    Depends: options.depends.join(', '),
    Recommends: options.recommends.join(', '),
    Section: options.category ?? 'default',
    Priority: options['deb-priority'] ?? 'optional',
    Homepage: options.url,
    Description: folded(options.description),
  }
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('')
}
