/** What each version of the journal adds, in order. A landed migration is never edited: a change is a new entry. */
export const MIGRATIONS: readonly string[] = [
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
]
