import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { controlFile, readArguments } from './control.mjs'

// Stands in for fpm, which electron-builder would download: `-s dir -t deb` over Debian's own dpkg-deb, and no more.

/** The files below a folder, and the links, but no folders; relative, sorted. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()

/** `source=target` puts a file where it says; `folder/=target` what is in a folder. */
function lay(root, inputs) {
  for (const { source, target } of inputs) {
    const to = path.join(root, target)
    mkdirSync(path.dirname(to), { recursive: true })
    cpSync(source, to, { recursive: true, verbatimSymlinks: true })
  }
}

/** Whoever builds may keep their files to themselves; what is installed everybody reads. */
function open(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    chmodSync(file, entry.isDirectory() || lstatSync(file).mode & 0o100 ? 0o755 : 0o644)
  }
}

const md5 = (file) => createHash('md5').update(readFileSync(file)).digest('hex')

function describe(root, options) {
  const folder = path.join(root, 'DEBIAN')
  const files = filesBelow(root)
  const sizes = files.map((file) => lstatSync(path.join(root, file)).size)
  const regular = files.filter((file) => lstatSync(path.join(root, file)).isFile())
  mkdirSync(folder)
  const kilobytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024)
  writeFileSync(path.join(folder, 'control'), controlFile(options, kilobytes))
  const sums = regular.map((file) => `${md5(path.join(root, file))}  ${file}\n`)
  writeFileSync(path.join(folder, 'md5sums'), sums.join(''))
  for (const [name, script] of [
    ['postinst', options.afterInstall],
    ['postrm', options.afterRemove],
  ]) {
    cpSync(script, path.join(folder, name))
    chmodSync(path.join(folder, name), 0o755)
  }
}

/** dpkg-deb's words for how the archive is packed. */
const PACKED = { xz: ['-Zxz'], gz: ['-Zgzip', '-z1'] }

function make(options) {
  const root = mkdtempSync(`${options.package}.`)
  try {
    lay(root, options.inputs)
    open(root)
    describe(root, options)
    const args = [...PACKED[options.compression], '--root-owner-group', '--build', root, options.package]
    const { status, stderr, error } = spawnSync('dpkg-deb', args, { encoding: 'utf8' })
    if (error) throw new Error(`A .deb is made by dpkg-deb, which is not here (${error.code}).`)
    if (status !== 0) throw new Error(`dpkg-deb: ${stderr.trim()}`)
  } finally {
    rmSync(root, { recursive: true })
  }
}

try {
  make(readArguments(process.argv.slice(2), Object.keys(PACKED)))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
