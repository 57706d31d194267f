// The schema, as the steps that made it. Steps are appended and never edited; the number of steps is the file's user_version.
import { whenSet } from './migrations-settings.ts'

import { summed } from './migrations-sums.ts'

const first = `
create table setting (
  key text primary key,
  value text not null
) strict, without rowid;

create table entry (
  seq integer primary key autoincrement,
  id text not null unique,
  kind text not null,
  created_utc integer not null,
  created_zone text not null,
  created_offset integer not null,
  latest integer not null,
  removed_utc integer,
  removed_zone text,
  removed_offset integer
) strict;
create index entry_created on entry(created_utc);
create index entry_removed on entry(removed_utc) where removed_utc is not null;

create table revision (
  seq integer primary key autoincrement,
  id text not null unique,
  entry text not null references entry(id),
  number integer not null,
  written_utc integer not null,
  written_zone text not null,
  written_offset integer not null,
  text text not null,
  fields text not null,
  origin text
) strict;
create index revision_entry on revision(entry, seq);
create index revision_walk on revision(json_extract(fields, '$.walk'));
create index revision_question on revision(json_extract(fields, '$.question'));
create trigger revision_is_kept before update on revision
  begin select raise(abort, 'a revision is never changed'); end;

create virtual table words using fts5(
  text, content='revision', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2'
);
insert into words(words, rank) values ('secure-delete', 1);

create table mark (
  id text primary key,
  revision text not null references revision(id),
  kind text not null,
  start integer not null,
  stop integer not null,
  made_utc integer not null,
  made_zone text not null,
  made_offset integer not null
) strict, without rowid;
create index mark_revision on mark(revision);

create table draft (
  key text primary key,
  kind text not null,
  text text not null,
  cursor integer not null,
  fields text not null,
  begun text not null,
  changed text not null
) strict;

create table place (
  walk text primary key,
  question text not null,
  changed text not null,
  changed_utc integer not null
) strict, without rowid;

create table session (
  id text primary key,
  walk text,
  begun text not null,
  begun_utc integer not null,
  ended text,
  fields text not null
) strict, without rowid;

insert into setting values ('changes', '0');
`

/** The index also has the first one, two and three letters of words: what is typed is found from its first letter on. And what is of
    a kind or linked is found along an index. */
const beginnings = `
drop table words;
create virtual table words using fts5(
  text, content='revision', content_rowid='seq', prefix='1 2 3', tokenize='porter unicode61 remove_diacritics 2'
);
insert into words(words, rank) values ('secure-delete', 1);
insert into words (rowid, text)
  select r.seq, r.text from entry e join revision r on r.seq = e.latest where e.removed_utc is null order by r.seq;

create index entry_kind on entry(kind);
create index revision_of on revision(json_extract(fields, '$.of')) where json_extract(fields, '$.of') is not null;
create index revision_from on revision(json_extract(fields, '$.from')) where json_extract(fields, '$.from') is not null;
create index revision_under on revision(json_extract(fields, '$.under')) where json_extract(fields, '$.under') is not null;
`

/** What came with tags; and by the day an entry was lived on, in days since the year 1, and there by when it was kept: the rowid stands at an index's end. */
const lived = `
create index entry_lived
  on entry((created_utc + created_offset * 60000 + 62135596800000) / 86400000);
create index revision_tags on revision(seq) where json_extract(fields, '$.tags') is not null;
`

/** What became of a record, marks by when they were made, and what was changed since: found along an index, without the words. */
const became = `
drop index revision_of;
create index revision_of on revision(
  json_extract(fields, '$.of'), json_extract(fields, '$.event'), entry
) where json_extract(fields, '$.of') is not null;
create index mark_made on mark(kind, made_utc);
create index revision_changed on revision(written_utc) where number > 1;
`

export const migrations: readonly string[] = [first, beginnings, lived, whenSet, summed, became]
