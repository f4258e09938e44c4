import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { cache, modules } from './paths.mjs'
import { run, which } from './run.mjs'

// better-sqlite3 straight with the compiler: two files, and headers that are in node_modules already. node-gyp would
// want Python, make and a download of Node's headers for the same.
const sqlite = (...parts) => modules('better-sqlite3', ...parts)
const HEADERS = [
  modules(`node-linux-${process.arch}`, 'include', 'node'),
  modules('node-addon-api'),
  sqlite('deps', 'sqlite3'),
]

/** The features of SQLite, as the package itself lists them for its own build. */
const features = () =>
  [
    ...readFileSync(sqlite('deps', 'defines.gypi'), 'utf8').matchAll(/'((?:HAVE|SQLITE)_\w+(?:=[^']*)?)'/g),
  ].map(([, define]) => `-D${define}`)

// Without a version of its own (`experimental`) the addon leaves object lifetimes to the engine the old way, which is
// what keeps it from crashing in an Electron from before Node-API 10.
const NODE_API = [
  '-DNAPI_EXPERIMENTAL',
  '-DNODE_API_EXPERIMENTAL_NO_WARNING',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
]
const ADDON = [
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DBUILDING_NODE_EXTENSION',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
]
const COMMON = ['-c', '-fPIC', '-O1', '-DNDEBUG', '-w']
const HIDDEN = ['-fvisibility=hidden', '-fvisibility-inlines-hidden']

export async function compile(target) {
  const gxx = which('g++')
  mkdirSync(path.dirname(target), { recursive: true })
  const work = mkdtempSync(cache('native', 'work-'))
  const file = (name) => path.join(work, name)
  const include = HEADERS.map((folder) => `-I${folder}`)
  const c = [
    '-x',
    'c',
    '-std=c99',
    ...COMMON,
    ...features(),
    sqlite('deps', 'sqlite3', 'sqlite3.c'),
    '-o',
    file('c.o'),
  ]
  const cc = [
    ...['-std=c++20', ...COMMON, ...HIDDEN, ...NODE_API, ...ADDON, ...features(), ...include],
    ...[sqlite('src', 'better_sqlite3.cpp'), '-o', file('cc.o')],
  ]
  const link = [
    '-shared',
    '-pthread',
    '-Wl,-Bsymbolic',
    '-Wl,--exclude-libs,ALL',
    file('cc.o'),
    file('c.o'),
    '-ldl',
  ]
  try {
    await Promise.all([run(gxx, c), run(gxx, cc)])
    await run(gxx, [...link, '-o', file('done.node')])
    renameSync(file('done.node'), target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
