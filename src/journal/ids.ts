// Ids. The two that are easily taken for each other are types of their own, made where a row is read and nowhere else.

declare const of: unique symbol

export type EntryId = string & { readonly [of]: 'entry' }

export type RevisionId = string & { readonly [of]: 'revision' }

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of `now` (milliseconds since 1970), then 74 bits from `random`.
 * Two made in the same millisecond are in no order; the store's sequence is what orders.
 */
export function uuidv7(now: number, random: (bytes: number) => Uint8Array): string {
  const bytes = random(16)
  const time = Math.max(0, Math.floor(now))
  for (let index = 0; index < 6; index += 1) {
    bytes[index] = Math.floor(time / 2 ** (8 * (5 - index))) & 0xff
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether this has the form of a whole id. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** How much of the end of an id people are shown. */
export const shortLength = 8

/** The end of an id, as people are shown it. */
export function shortId(id: string): string {
  return id.slice(-shortLength)
}
