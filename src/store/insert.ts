// Inserting a row of another database as it is.
import type { Db } from './database.ts'

/** Inserts a row as it is and returns its rowid. */
export function insert(db: Db, table: string, row: object): number | bigint {
  const names = Object.keys(row)
  return db
    .prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(row)).lastInsertRowid
}
