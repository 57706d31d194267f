import { expect, test } from 'vitest'
import { journalDir } from '../../src/files/paths.ts'

const where = (
  env: Record<string, string>,
  { platform = 'linux' as NodeJS.Platform, journal = undefined as string | undefined } = {},
) => journalDir({ journal, env, platform, home: '/home/kim' })

test('what was asked for comes before UNEARTH_HOME, and that before the platform', () => {
  expect(where({ UNEARTH_HOME: '/a' }, { journal: '/b' })).toBe('/b')
  expect(where({ UNEARTH_HOME: '/a', XDG_DATA_HOME: '/x' })).toBe('/a')
  expect(where({ XDG_DATA_HOME: '/x' })).toBe('/x/unearth')
  expect(where({})).toBe('/home/kim/.local/share/unearth')
})

test('an empty variable is as if it were not there', () => {
  expect(where({ UNEARTH_HOME: '', XDG_DATA_HOME: '' })).toBe('/home/kim/.local/share/unearth')
})

test('a relative XDG_DATA_HOME is ignored, as its specification says', () => {
  expect(where({ XDG_DATA_HOME: 'data' })).toBe('/home/kim/.local/share/unearth')
})

test('a relative directory is taken from where the command runs', () => {
  expect(where({}, { journal: 'mine' })).toBe(`${process.cwd()}/mine`)
})

test('each platform has its own place', () => {
  expect(where({}, { platform: 'darwin' })).toBe('/home/kim/Library/Application Support/unearth')
  expect(where({ LOCALAPPDATA: '/local' }, { platform: 'win32' })).toBe('/local/unearth')
  expect(where({}, { platform: 'win32' })).toBe('/home/kim/AppData/Local/unearth')
})

test('an empty --journal does not hide UNEARTH_HOME', () => {
  expect(where({ UNEARTH_HOME: '/a' }, { journal: '' })).toBe('/a')
})

test('an empty LOCALAPPDATA does not put the journal where the command runs', () => {
  expect(where({ LOCALAPPDATA: '' }, { platform: 'win32' })).toBe('/home/kim/AppData/Local/unearth')
})
