import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY, createAppFiles } from '../../../main/desktop/appFiles.ts'
import { aFolder } from './fakes.ts'

function aSite() {
  const folder = aFolder()
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'assets', 'index-a_B1.js'), 'export {}')
  writeFileSync(join(root, '.secret.js'), 'secret')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  symlinkSync(join(folder, 'secret.js'), join(root, 'link.js'))
  symlinkSync(folder, join(root, 'up'))
  const serve = createAppFiles(root)
  return (url: string, method = 'GET') => serve({ url, method })
}

it.each([
  ['app://ringdesk/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://ringdesk/assets/index-a_B1.js', 'text/javascript; charset=utf-8', 'export {}'],
  ['app://ringdesk/index.html?a=/../b#c', 'text/html; charset=utf-8', '<!doctype html>'],
])('serves %s', (url, type, body) => {
  const answer = aSite()(url)
  expect([answer.statusCode, answer.headers['Content-Type'], answer.data.toString()]).toEqual([
    200,
    type,
    body,
  ])
})

it.each([
  'app://ringdesk/',
  'app://ringdesk',
  'app://ringdesk/assets',
  'app://ringdesk/assets/',
  'app://ringdesk/missing.js',
  'app://ringdesk/../secret.js',
  'app://ringdesk/assets/../../secret.js',
  'app://ringdesk/%2e%2e/secret.js',
  'app://ringdesk/..%2fsecret.js',
  'app://ringdesk/%252e%252e%252fsecret.js',
  'app://ringdesk/..\\secret.js',
  'app://ringdesk//secret.js',
  'app://ringdesk/.secret.js',
  'app://ringdesk/link.js',
  'app://ringdesk/up/secret.js',
  'app://ringdesk/index.html\0.js',
  'app://ringdesk:80/index.html',
  'app://user@ringdesk/index.html',
  'app://other/index.html',
  'app://ringdesk.evil/index.html',
  'file:///etc/passwd.js',
  'https://ringdesk/index.html',
])('has no %s', (url) => {
  const answer = aSite()(url)
  expect([answer.statusCode, answer.data.toString()]).toEqual([404, ''])
})

it.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('is not asked by %s', (method) => {
  expect(aSite()('app://ringdesk/index.html', method).statusCode).toBe(405)
})

it('says the policy with every answer, and the policy has no unsafe word', () => {
  for (const url of ['app://ringdesk/index.html', 'app://ringdesk/missing.js']) {
    const { headers } = aSite()(url)
    expect(headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY)
    expect(headers['X-Content-Type-Options']).toBe('nosniff')
  }
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/)
})
