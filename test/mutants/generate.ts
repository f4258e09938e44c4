import { readFileSync } from 'node:fs'
import * as ts from 'typescript'

/** A mistake that nobody thought of: at this place of a file, these words become those. */
export interface Generated {
  file: string
  line: number
  kind: string
  at: number
  from: string
  to: string
}

const SHIFTED: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
}

/** What becomes of a part of the program; nothing where it is left alone. */
function mistakesIn(
  node: ts.Node,
  text: (node: ts.Node) => string,
): { kind: string; on: ts.Node; to: string }[] {
  if (ts.isIfStatement(node) && !node.elseStatement && leaves(node.thenStatement))
    return [
      { kind: 'an early return dropped', on: node, to: ';' },
      { kind: 'a condition negated', on: node.expression, to: `!(${text(node.expression)})` },
    ]
  if (ts.isIfStatement(node) || ts.isWhileStatement(node))
    return [{ kind: 'a condition negated', on: node.expression, to: `!(${text(node.expression)})` }]
  if (ts.isConditionalExpression(node))
    return [{ kind: 'a choice swapped', on: node.condition, to: `!(${text(node.condition)})` }]
  if (ts.isBinaryExpression(node)) {
    const to = SHIFTED[node.operatorToken.kind]
    return to === undefined
      ? []
      : [{ kind: `${text(node.operatorToken)} for ${to}`, on: node.operatorToken, to }]
  }
  if (ts.isNumericLiteral(node)) return [{ kind: 'a number off by one', on: node, to: `(${text(node)} + 1)` }]
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ kind: 'true for false', on: node, to: 'false' }]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ kind: 'false for true', on: node, to: 'true' }]
  if (ts.isExpressionStatement(node) && hasCall(node.expression))
    return [{ kind: 'a call removed', on: node, to: ';' }]
  return []
}

const leaves = (node: ts.Statement): boolean =>
  ts.isReturnStatement(node) || ts.isBreakStatement(node) || ts.isContinueStatement(node)

/** What is said to a person reading the log, or keeps no state, is not worth a mistake. */
function hasCall(node: ts.Expression): boolean {
  const inner = ts.isVoidExpression(node) || ts.isAwaitExpression(node) ? node.expression : node
  return ts.isCallExpression(inner) && !/^(ports\.)?log$/.test(inner.expression.getText())
}

/** All mistakes of these kinds that can be made in a file, in the order of their places. */
export function mistakesOf(file: string): Generated[] {
  const words = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, words, ts.ScriptTarget.Latest, true)
  const text = (node: ts.Node) => node.getText(source)
  const found: Generated[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return
    for (const { kind, on, to } of mistakesIn(node, text)) {
      const at = on.getStart(source)
      const line = source.getLineAndCharacterOfPosition(at).line + 1
      found.push({ file, line, kind, at, from: text(on), to })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
