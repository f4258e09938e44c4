/** A piece of a message's source: text as it stands there, or a tag. */
export type Token =
  | { kind: 'text'; raw: string }
  | { kind: 'start'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'end'; name: string }

/** Elements of which the source up to their end tag is no markup. */
const RAW = /^(?:script|style|title|textarea|xmp|iframe|noembed|noframes|template)$/
/** Those of them that say something to the reader. */
const READ = /^(?:textarea|xmp)$/

const OPENING = /<(?:(\/?)([a-zA-Z][^\s/>]*)|!--|[!?/])/g
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g

/** More of one tag is no letter's. */
const LONGEST_TAG = 3 * 1024 * 1024

/**
 * Takes HTML apart, a tag at a time. It need not read like a browser: what comes of it is written anew, in a language so
 * small that all browsers read it alike.
 */
export function* tokens(source: string): Generator<Token> {
  let at = 0
  for (;;) {
    OPENING.lastIndex = at
    const found = OPENING.exec(source)
    if (!found) break
    if (found.index > at) yield { kind: 'text', raw: source.slice(at, found.index) }
    const [opening, slash, tag] = found
    at = found.index
    if (tag === undefined) {
      at = afterDeclaration(source, at, opening)
      continue
    }
    const end = endOfTag(source, at + opening.length)
    // An unfinished tag is none: what was written is read.
    if (end === -1) break
    const name = tag.toLowerCase()
    const inside = source.slice(at + opening.length, end)
    at = end + 1
    if (slash) {
      yield { kind: 'end', name }
      continue
    }
    yield { kind: 'start', name, attributes: attributesOf(inside) }
    if (name === 'plaintext') break
    if (RAW.test(name)) {
      const close = endOf(source, name, at)
      if (READ.test(name)) yield { kind: 'text', raw: source.slice(at, close) }
      at = close
    }
  }
  if (at < source.length) yield { kind: 'text', raw: source.slice(at) }
}

/** Where the tag ends whose inside begins at `from`; a sign between the quotes of a value does not end it. */
function endOfTag(source: string, from: number): number {
  let quote = ''
  let isValue = false
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at] as string
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '>') return at
    else if (isValue && (sign === '"' || sign === "'")) quote = sign
    if (!/\s/.test(sign)) isValue = sign === '='
  }
  return -1
}

/** Comments end at `-->`, other declarations at the next `>`; unfinished ones at the end. */
function afterDeclaration(source: string, start: number, opening: string): number {
  const isComment = opening === '<!--'
  const mark = isComment ? '-->' : '>'
  // `<!-->` is a whole comment.
  const end = source.indexOf(mark, isComment ? start + 2 : start + opening.length)
  return end === -1 ? source.length : end + mark.length
}

function endOf(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  end.lastIndex = from
  return end.exec(source)?.index ?? source.length
}

function attributesOf(inside: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (inside.length > LONGEST_TAG) return found
  for (const [, name = '', double, single, bare] of inside.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    // Of two the first counts, as in a browser.
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? '')
  }
  return found
}
