// The table of doors: what holds for every one, and what does not compile.
import { expect, test } from 'vitest'
import { door, doors, groups, synonyms } from '../src/doors.ts'
import { text, yes } from '../src/takes.ts'
import { printed, readme } from './readme.ts'

const row = { group: 'Care', name: 'remove', says: 'into the trash', examples: [] } as const

async function remove(_: unknown, _given: { readonly id: string; readonly forGood: boolean }) {
  return undefined
}

test('a verb is given just what its door takes: anything else does not compile', () => {
  const load = async () => remove
  const id = text('<id>', 'as list shows it')
  const forGood = yes('--for-good', 'erase it')
  door({ ...row, takes: { id, forGood }, load })
  // @ts-expect-error An option was renamed, its verb was not.
  door({ ...row, takes: { id, forEver: forGood }, load })
  // @ts-expect-error An option that no verb reads.
  door({ ...row, takes: { id, forGood, quiet: yes('--quiet', 'say nothing') }, load })
  // @ts-expect-error What need not be there is not what the verb wants.
  door({ ...row, takes: { id: text('[id]', 'as list shows it'), forGood }, load })
  // @ts-expect-error A flag is no text.
  door({ ...row, takes: { id, forGood: text('--for-good <how>', 'erase it') }, load })
})

test('every door has a name of its own, a group, words and an example that names it', () => {
  expect(new Set(doors.map(({ name }) => name)).size).toBe(doors.length)
  for (const { name, group, says, examples } of doors) {
    expect(groups).toContain(group)
    expect(says).toMatch(/^[^A-Z].*[^.]$/)
    expect(examples.map(({ line }) => line).join('\n')).toContain(`unearth ${name}`)
  }
})

test('the README’s tables are what the doors and the exit codes say (npm run readme)', () => {
  expect(readme()).toBe(printed(readme()))
})

test('every other word for a door leads to one there is, and is no door itself', () => {
  const names = doors.map(({ name }) => name)
  for (const [word, meant] of Object.entries(synonyms)) {
    expect(names).not.toContain(word)
    expect(names).toEqual(expect.arrayContaining([...meant]))
  }
})
