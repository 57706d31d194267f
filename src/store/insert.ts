// Inserting a row of another database as it is.
import { type Db, statement } from './database.ts'

/** Inserts a row as it is and returns its rowid. */
export function insert(db: Db, table: string, row: object): number | bigint {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  const sql = `insert into ${table} (${names.join(', ')}) values (${marks})`
  return statement(db, sql).run(...Object.values(row)).lastInsertRowid
}
