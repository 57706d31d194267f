// Whether the full-text index is that of the words: another one is made of them, in memory, and the two are compared term by term.
import type { Db } from './database.ts'

/** Whether search finds what there is: the newest version of everything that is not in the trash, and nothing else. Writes nothing. */
export function sameIndex(db: Db): boolean {
  try {
    db.exec(`
      create virtual table temp.again using fts5(
        text, content='', tokenize='porter unicode61 remove_diacritics 2');
      create virtual table temp.is_there using fts5vocab(main, words, row);
      create virtual table temp.should_be using fts5vocab(temp, again, row);
    `)
    return db.transaction(() => {
      db.exec(`insert into temp.again (rowid, text) select r.seq, r.text from entry e
        join revision r on r.seq = e.latest where e.removed_utc is null`)
      const differing = db
        .prepare(
          `select (select count(*) from (select * from temp.is_there except select * from temp.should_be))
             + (select count(*) from (select * from temp.should_be except select * from temp.is_there))
             + (select count(*) from (select id from words_docsize except
                  select latest from entry where removed_utc is null))
             + (select count(*) from (select latest from entry where removed_utc is null except
                  select id from words_docsize))`,
        )
        .pluck()
        .get()
      return differing === 0
    })()
  } finally {
    for (const name of ['should_be', 'is_there', 'again'])
      db.exec(`drop table if exists temp.${name}`)
  }
}
