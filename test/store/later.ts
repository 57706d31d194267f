// Steps of a format that comes later, for the tests of bringing a journal up to date: they hold whatever steps there are.
import type { Db } from '../../src/store/database.ts'
import { migrations } from '../../src/store/migrations.ts'

/** Does what a step may do: a column, words of every entry in a table of their own, the index made anew. */
const heavy = `
alter table entry add column weight integer not null default 0;
update entry set weight = length(kind);
create table beside (id text primary key, text text not null) strict;
insert into beside select id, text || text || text from revision;
drop table words;
create virtual table words using fts5(
  text, content='revision', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
);
insert into words(words, rank) values ('secure-delete', 1);
insert into words(rowid, text)
  select r.seq, r.text from entry e join revision r on r.seq = e.latest where e.removed_utc is null;
`

export const later: readonly string[] = [
  ...migrations,
  heavy,
  'create table last (id text) strict;',
]

/** Whether `db` has seen all of those steps or none of them, by what they leave; 'half' where it is neither. */
export function seen(db: Db): 'old' | 'new' | 'half' {
  const has = (sql: string) => db.prepare(sql).pluck().get() !== 0
  const signs = [
    has("select count(*) from pragma_table_info('entry') where name = 'weight'"),
    has("select count(*) from sqlite_master where name = 'beside'"),
    has("select count(*) from sqlite_master where name = 'last'"),
    Number(db.pragma('user_version', { simple: true })) === later.length,
  ]
  if (signs.every((sign) => !sign)) return 'old'
  return signs.every((sign) => sign) ? 'new' : 'half'
}
