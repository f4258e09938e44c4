import type { Migration } from '../sqlite.ts'
import { sealAll } from './sums.ts'

/** What each version of the journal adds, in order. A landed migration is never edited: a change is a new entry. */
export const MIGRATIONS: readonly Migration[] = [
  `CREATE TABLE outbox (
     id           INTEGER PRIMARY KEY AUTOINCREMENT,
     key          TEXT NOT NULL,
     name         TEXT NOT NULL,
     workitem     TEXT,
     input        TEXT NOT NULL,
     at           INTEGER NOT NULL,
     base_version INTEGER,
     attempted    INTEGER NOT NULL DEFAULT 0,
     fate         TEXT NOT NULL DEFAULT 'waiting',
     failure      TEXT
   ) STRICT;
   CREATE TABLE drafts (
     about TEXT NOT NULL,
     field TEXT NOT NULL,
     text  TEXT NOT NULL,
     PRIMARY KEY (about, field)
   ) WITHOUT ROWID, STRICT;
   CREATE TABLE shown (
     id TEXT PRIMARY KEY,
     at INTEGER NOT NULL
   ) WITHOUT ROWID, STRICT;`,
  // Why a call was missed: what happened here cannot be had again from anywhere, so it is the journal's and not the cache's.
  `CREATE TABLE rings (
     id       TEXT PRIMARY KEY,
     workitem TEXT NOT NULL,
     at       INTEGER NOT NULL,
     facts    TEXT NOT NULL
   ) WITHOUT ROWID, STRICT;
   CREATE INDEX rings_of ON rings (workitem);
   CREATE INDEX rings_at ON rings (at);
   CREATE TABLE spans (
     id      INTEGER PRIMARY KEY,
     until   INTEGER NOT NULL,
     started INTEGER NOT NULL,
     why     TEXT
   ) STRICT;`,
  // Words carry sums: a letter that changed within a row was seen by nobody.
  (db) => {
    db.exec('ALTER TABLE outbox ADD COLUMN sum INTEGER; ALTER TABLE drafts ADD COLUMN sum INTEGER')
    sealAll(db)
  },
]
