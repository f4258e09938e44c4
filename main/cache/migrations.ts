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
  // What search needs beside each row.
  `CREATE TABLE search_rows (
     doc         INTEGER PRIMARY KEY,
     id          TEXT NOT NULL UNIQUE,
     version     INTEGER NOT NULL,
     modified_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX search_order ON search_rows (modified_at DESC, id);
   CREATE VIRTUAL TABLE search_words USING fts5 (
     words, tails, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '+'", prefix = '2 4'
   );`,
  // Rows of a kilobyte in a table without row numbers fill a page each, and cost six times as much to write. The words are
  // taken in again, in slices and behind everybody's back: `unsought` holds the rows whose words the index lacks.
  `CREATE TABLE numbered (
     doc         INTEGER PRIMARY KEY,
     id          TEXT NOT NULL UNIQUE,
     version     INTEGER NOT NULL,
     open        INTEGER NOT NULL,
     ended_at    INTEGER NOT NULL,
     body        TEXT NOT NULL
   ) STRICT;
   INSERT INTO numbered (id, version, open, ended_at, body)
     SELECT id, version, open, ended_at, body FROM workitems ORDER BY ended_at;
   DROP TABLE workitems;
   ALTER TABLE numbered RENAME TO workitems;
   CREATE INDEX workitems_open ON workitems (ended_at DESC) WHERE open = 1;
   CREATE INDEX workitems_ended ON workitems (ended_at DESC) WHERE open = 0;
   DROP TABLE search_rows;
   DROP TABLE search_words;
   CREATE TABLE search_rows (
     doc         INTEGER PRIMARY KEY,
     id          TEXT NOT NULL,
     modified_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX search_order ON search_rows (modified_at DESC, id);
   CREATE VIRTUAL TABLE search_words USING fts5 (
     words, tails, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '+'", prefix = '2 4'
   );
   CREATE TABLE unsought (doc INTEGER PRIMARY KEY) STRICT;
   INSERT INTO unsought SELECT doc FROM workitems;`,
  // What a row counts as (marks.ts), so that counting looks at what counts and at nothing else.
  `ALTER TABLE workitems ADD COLUMN kind TEXT;
   ALTER TABLE workitems ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE workitems ADD COLUMN came_at INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX workitems_unread ON workitems (came_at DESC, kind) WHERE unread = 1;
   CREATE INDEX workitems_came ON workitems (came_at, kind) WHERE kind IS NOT NULL;
   UPDATE workitems SET
     kind = CASE
       WHEN body ->> 'vmStatus' = 0 OR (body ->> 'vmStatus' = 1 AND coalesce(body ->> 'missedStatus', 1) = 1) THEN 'voicemail'
       WHEN body ->> 'type' = 'OutboundCall' THEN 'callback'
       ELSE 'missed' END,
     unread = coalesce(body ->> 'vmStatus' = 0, 0) OR coalesce(body ->> 'missedStatus' = 0, 0),
     came_at = ended_at
   WHERE open = 0 AND json_valid(body) AND coalesce(body ->> 'vmStatus', body ->> 'missedStatus') IS NOT NULL;`,
  // What the words of a row were, so that one which says the same is not taken in again; and a change is not merged away at
  // once, which costs ten times as much and holds everybody up for a second: the merges of what is added do it in passing.
  `ALTER TABLE search_rows ADD COLUMN said TEXT NOT NULL DEFAULT '';
   INSERT INTO search_words (search_words, rank) VALUES ('deletemerge', 0);`,
  // What a search narrows by (facts.ts), so that it looks at no body: what these columns and the words can decide is counted
  // and paged by the database alone.
  `ALTER TABLE search_rows ADD COLUMN type TEXT;
   ALTER TABLE search_rows ADD COLUMN channelType TEXT;
   ALTER TABLE search_rows ADD COLUMN state TEXT;
   ALTER TABLE search_rows ADD COLUMN inboxId TEXT;
   ALTER TABLE search_rows ADD COLUMN dispositionId TEXT;
   ALTER TABLE search_rows ADD COLUMN contactId TEXT;
   ALTER TABLE search_rows ADD COLUMN missedStatus INTEGER;
   ALTER TABLE search_rows ADD COLUMN vmStatus INTEGER;
   CREATE INDEX search_contact ON search_rows (contactId, modified_at DESC, id) WHERE contactId IS NOT NULL;
   UPDATE search_rows SET (type, channelType, state, inboxId, dispositionId, contactId, missedStatus, vmStatus) =
     (SELECT body ->> 'type', body ->> 'channelType', body ->> 'state', body ->> 'inboxId', body ->> 'dispositionId',
        body ->> 'contactId', body ->> 'missedStatus', body ->> 'vmStatus' FROM workitems w WHERE w.doc = search_rows.doc)
   WHERE doc IN (SELECT doc FROM workitems WHERE json_valid(body));`,
  // The first letter that is typed is asked for, too: without its own index all words that begin with it have to be put
  // together anew, twice a key. The words are taken in again behind everybody's back.
  `DROP TABLE search_words;
   CREATE VIRTUAL TABLE search_words USING fts5 (
     words, tails, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '+'", prefix = '1 2 4'
   );
   INSERT INTO search_words (search_words, rank) VALUES ('deletemerge', 0);
   UPDATE search_rows SET said = '';
   INSERT OR IGNORE INTO unsought SELECT doc FROM workitems;`,
]
