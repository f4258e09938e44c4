// The least that a window can do which searches: a raw FTS5 query at each key, with nothing in between.
const path = require('node:path')
const { app, BrowserWindow, ipcMain } = require('electron')
const Database = require('./better-sqlite3/lib/index.js')

const { RINGDESK_BENCH_DATABASE: file, RINGDESK_BENCH_BINDING: nativeBinding } = process.env
const db = new Database(file, { readonly: true, nativeBinding })
const SAID = 'FROM search_words f JOIN search_rows s ON s.doc = f.rowid WHERE search_words MATCH ?'
const count = db.prepare('SELECT count(*) FROM search_words WHERE search_words MATCH ?').pluck()
const page = db
  .prepare(
    `SELECT body FROM workitems JOIN (SELECT s.doc ${SAID} ORDER BY s.modified_at DESC, s.id LIMIT 32) USING (doc)`,
  )
  .pluck()
const newest = db
  .prepare(
    'SELECT body FROM search_rows s JOIN workitems w ON w.doc = s.doc ORDER BY s.modified_at DESC, s.id LIMIT 32',
  )
  .pluck()
const all = db.prepare('SELECT count(*) FROM search_rows').pluck()

ipcMain.handle('search', (_event, q) => {
  const words = q.toLowerCase().match(/[a-z0-9+]+/g) ?? []
  const match = words.map((word) => `words : ("${word}" *)`).join(' AND ')
  const rows = match ? page.all(match) : newest.all()
  return { total: match ? count.get(match) : all.get(), objects: rows.map((body) => JSON.parse(body)) }
})
app.enableSandbox()
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1180,
    height: 760,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      spellcheck: false,
      preload: path.join(__dirname, 'preload.cjs'),
    },
  })
  window.once('ready-to-show', () => window.show())
  return window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
