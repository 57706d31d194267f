// FORMAT.md names every table, every column and every field there is, and none that is not.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { plainKinds } from '../../src/journal/entry.ts'
import { draftFields, entryFields, sessionFields, settingKeys } from '../../src/journal/fields.ts'
import { marks } from '../../src/journal/page/marks.ts'
import { migrations } from '../../src/store/migrations.ts'

const format = readFileSync(join(import.meta.dirname, '../../src/store/FORMAT.md'), 'utf8')

/** The rows of the tables of a section: a header's first word, then what each row has in its cells. */
function tablesOf(section: string) {
  const [, text = ''] = new RegExp(`^### ${section}\\n([\\s\\S]*?)(?=^##)`, 'm').exec(format) ?? []
  return [...text.matchAll(/^\| (\w+) \| what \|\n\|-+\|-+\|\n((?:\|.*\n)*)/gm)].map(
    ([, head = '', rows = '']) => ({
      head,
      rows: rows
        .trimEnd()
        .split('\n')
        .map((row) =>
          row
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        ),
    }),
  )
}

/** What a section's table with this head says, by name; a row with several names stands for each. */
function said(section: string, head: string): Record<string, string> {
  const rows = tablesOf(section).find((table) => table.head === head)?.rows ?? []
  return Object.fromEntries(
    rows.flatMap(([names = '', what = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, what]),
    ),
  )
}

function columns() {
  const db = new Database(':memory:')
  try {
    for (const step of migrations) db.exec(step)
    const names = db
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all() as string[]
    return names
      .filter((name) => !name.startsWith('words'))
      .map((name) => ({
        name,
        columns: db.prepare('select name from pragma_table_info(?)').pluck().all(name) as string[],
      }))
  } finally {
    db.close()
  }
}

test.each(columns())('every column of $name is told', ({ name, columns }) => {
  expect(Object.keys(said(name, 'column'))).toEqual(columns)
})

test('no table is told that is not there', () => {
  const told = [...format.matchAll(/^### (\w+)$/gm)].map(([, name]) => name)
  expect(told.toSorted()).toEqual([...columns().map(({ name }) => name), 'words'].toSorted())
})

test('every field is told as the journal has it', () => {
  expect(said('revision', 'field')).toEqual(entryFields)
  expect(said('draft', 'field')).toEqual(draftFields)
  expect(said('session', 'field')).toEqual(sessionFields)
  expect(said('setting', 'key')).toEqual(settingKeys)
})

test('every kind of entry that is no record, and every kind of mark', () => {
  expect(Object.keys(said('entry', 'kind'))).toEqual(Object.keys(plainKinds))
  const words = Object.entries(marks).map(([kind, { words }]) => [kind, words])
  expect(said('mark', 'kind')).toEqual(Object.fromEntries(words))
})
