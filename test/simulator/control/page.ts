import type { HttpReply } from '../core/http.ts'
export const PAGE: HttpReply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html>',
}
