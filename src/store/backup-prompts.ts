// The writer's own walks in a backup: encrypted like everything else in it, so that the file says nothing to whoever finds it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Json, listOf, objectOf, stringOf } from '../journal/fields.ts'
import { subkey } from './slots.ts'

export const promptsName = 'prompts.sealed'

/** The files under prompts/ of a journal, as one encrypted file; undefined where there are none. */
export function sealedPrompts(dir: string, journal: string, master: Buffer): Buffer | undefined {
  const folder = join(dir, 'prompts')
  if (!existsSync(folder)) return undefined
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  )
  if (names.length === 0) return undefined
  const files = names.toSorted().map((name) => ({
    name: name.replaceAll('\\', '/'),
    data: readFileSync(join(folder, name)).toString('base64'),
  }))
  const nonce = randomBytes(12)
  const key = subkey(master, 'unearth/backup/v1')
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(`${journal}|prompts`))
  const bytes = [nonce, cipher.update(JSON.stringify({ files })), cipher.final()]
  key.fill(0)
  return Buffer.concat([...bytes, cipher.getAuthTag()])
}

/** Writes them under prompts/ again. Throws where they were not sealed by this journal, or a name leads elsewhere. */
export function unsealPrompts(dir: string, journal: string, master: Buffer, sealed: Buffer): void {
  const key = subkey(master, 'unearth/backup/v1')
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  cipher.setAAD(Buffer.from(`${journal}|prompts`))
  cipher.setAuthTag(sealed.subarray(-16))
  const json = Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()])
  key.fill(0)
  for (const file of listOf(objectOf(JSON.parse(json.toString('utf8')) as Json)['files'])) {
    const { name, data } = objectOf(file)
    const parts = (stringOf(name) ?? '').split('/')
    if (parts.some((part) => ['', '.', '..'].includes(part))) throw new Error('a name leads out')
    const path = join(dir, 'prompts', ...parts)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, Buffer.from(typeof data === 'string' ? data : '', 'base64'), {
      mode: 0o600,
    })
  }
}
