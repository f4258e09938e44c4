/**
 * What each version of the cache adds, in order; the file's `user_version` is the number of those that ran. A landed
 * migration is never edited: a change is a new entry, with its own test.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE workitems (
     id          TEXT PRIMARY KEY,
     version     INTEGER NOT NULL,
     open        INTEGER NOT NULL,
     ended_at    INTEGER NOT NULL,
     body        TEXT NOT NULL
   ) WITHOUT ROWID, STRICT;
   CREATE INDEX workitems_open ON workitems (ended_at DESC) WHERE open = 1;
   CREATE INDEX workitems_ended ON workitems (ended_at DESC) WHERE open = 0;
   CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;`,
]
