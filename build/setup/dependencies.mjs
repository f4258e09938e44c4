import { existsSync, realpathSync } from 'node:fs'
import { installed } from './installed.mjs'
import { at, modules, ownNode, root } from './paths.mjs'
import { run, which } from './run.mjs'
import { during, Problem, say } from './say.mjs'
import { hashOf, isFresh, mark } from './stamp.mjs'

const isScript = (file) => /npm-cli\.c?js$/.test(file)

/** npm as a script for Node: the one this was started with, else the one on the PATH, if it can be found. */
function npmScript() {
  const started = process.env.npm_execpath ?? ''
  const found = which('npm')
  return [started, found ? realpathSync(found) : ''].find(isScript)
}

function npm(node) {
  const script = npmScript()
  if (script) return [node, [script]]
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []]
}

const OPTIONS = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']

export async function cleanInstall(folder, node = process.execPath) {
  const [command, before] = npm(node)
  try {
    await run(command, [...before, 'ci', ...OPTIONS], { cwd: folder })
  } catch (error) {
    throw new Problem(`The packages could not be installed: is the npm registry reachable?\n${error.message}`)
  }
}

export async function dependencies() {
  const lock = hashOf([at('package-lock.json')])
  if (installed(root) || (existsSync(modules()) && isFresh('dependencies', lock))) return
  const what = existsSync(modules()) ? 'bringing the packages up to date' : 'installing the packages'
  await during(what, () => cleanInstall(root))
  if (installed(root)) return
  if (existsSync(ownNode())) {
    // npm leaves out optional packages that are too new for the Node that runs it, and some of these are needed.
    await during('installing them again with a newer Node', () => cleanInstall(root, ownNode()))
  }
  if (installed(root)) return
  say('  npm left some packages out; going on without')
  mark('dependencies', lock)
}
