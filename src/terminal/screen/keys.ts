// Bytes of a terminal into keys, text and pastes. Whatever looks like a sequence is read to its end; an unknown one is
// swallowed whole, so that no piece of it is ever typed into the page.
import { StringDecoder } from 'node:string_decoder'
import { character, type Input, named } from './named.ts'

export type { Input, KeyEvent, Pointer } from './named.ts'

export type KeyReader = {
  /** Reads the bytes of one read; sequences and characters may be cut anywhere. */
  feed(bytes: Uint8Array): Input[]
  /** Whether an escape waits for what follows it; the caller flushes after a moment without bytes. */
  pending(): boolean
  /** Decides that nothing follows: a lone escape is the key. */
  flush(): Input[]
}

/** More characters than this in one read, without a paste's brackets, were pasted by a terminal that has none. */
const burst = 20
const longest = 1_000_000
const pasteEnd = '\u001b[201~'

/** What was read and is not decided: `waiting` is looked at next, `pasted` is a paste whose end has not come. */
type Undecided = { readonly waiting: string; readonly pasted: string | undefined }

/** A reader with nothing read yet. */
export function keyReader(): KeyReader {
  const decoder = new StringDecoder('utf8')
  let rest: Undecided = { waiting: '', pasted: undefined }

  const parse = (final: boolean): Input[] => {
    const events: Input[] = []
    while (rest.waiting !== '') {
      const taken = rest.pasted === undefined ? takeKey(rest, final) : takePaste(rest, final)
      rest = taken.rest
      const { event } = taken
      const last = events.at(-1)
      if (event?.kind === 'text' && last?.kind === 'text') {
        events[events.length - 1] = { kind: 'text', text: last.text + event.text }
      } else if (event !== undefined) events.push(event)
      if (taken.waits) break
    }
    return events
  }

  return {
    feed(bytes) {
      const text = decoder.write(Buffer.from(bytes))
      const whole = rest.waiting === '' && rest.pasted === undefined
      if (
        whole &&
        [...text].length > burst &&
        !text.includes('\u001b') &&
        /[^\u0000-\u001f\u007f]{8}/.test(text)
      ) {
        return burstOf(text)
      }
      rest = { ...rest, waiting: rest.waiting + text }
      return parse(false)
    },
    pending: () => rest.waiting !== '' && rest.pasted === undefined,
    flush: () => parse(true),
  }
}

/** Text between the controls of a burst is pasted, its newlines with it; a control is the key it is anywhere else. */
function burstOf(text: string): Input[] {
  return text
    .split(/([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f])/)
    .flatMap((piece, index): Input[] => {
      const event =
        index % 2 === 1 ? character(piece) : ({ kind: 'paste', text: cleanPaste(piece) } as const)
      return piece === '' || event === undefined ? [] : [event]
    })
}

/** What was decided, what is left, and whether that waits for more bytes. */
type Taken = {
  readonly event?: Input | undefined
  readonly rest: Undecided
  readonly waits?: true
}

function takeKey({ waiting, pasted }: Undecided, final: boolean): Taken {
  const beyond = (length: number): Undecided => ({ waiting: waiting.slice(length), pasted })
  if (waiting.charCodeAt(0) !== 0x1b) {
    const length = (waiting.codePointAt(0) ?? 0) > 0xffff ? 2 : 1
    return { event: character(waiting.slice(0, length)), rest: beyond(length) }
  }
  const sequence = escapeAt(waiting)
  if (sequence === undefined) {
    if (!final && waiting.length < longest) return { rest: { waiting, pasted }, waits: true }
    const event = waiting.length === 1 ? ({ kind: 'key', name: 'escape' } as const) : undefined
    return { event, rest: { waiting: '', pasted } }
  }
  if (sequence !== '\u001b[200~') return { event: named(sequence), rest: beyond(sequence.length) }
  return { rest: { waiting: waiting.slice(sequence.length), pasted: '' } }
}

function takePaste({ waiting, pasted = '' }: Undecided, final: boolean): Taken {
  const end = waiting.indexOf(pasteEnd)
  if (end >= 0) {
    const event = { kind: 'paste', text: cleanPaste(pasted + waiting.slice(0, end)) } as const
    return { event, rest: { waiting: waiting.slice(end + pasteEnd.length), pasted: undefined } }
  }
  // The end mark itself may be cut: keep what could be its beginning.
  const keep = final ? 0 : partialEnd(waiting)
  const cut = waiting.length - keep
  return {
    rest: { waiting: waiting.slice(cut), pasted: pasted + waiting.slice(0, cut) },
    waits: true,
  }
}

/** Text of a paste: newlines of one kind, tabs kept, every other control and any cut mark of a paste left out. */
export function cleanPaste(text: string): string {
  return text
    .replace(/\u001b\[20[01]~/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .toWellFormed()
}

function partialEnd(text: string): number {
  for (let length = Math.min(pasteEnd.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(pasteEnd.slice(0, length))) return length
  }
  return 0
}

/** The whole sequence `text` begins with, or undefined where its end has not come yet. */
function escapeAt(text: string): string | undefined {
  const kind = text[1]
  if (kind === undefined) return undefined
  if (kind === '\u001b') return '\u001b'
  if (kind === '[') {
    if (text[2] === '[') return text.length > 3 ? text.slice(0, 4) : undefined
    const [whole] = /^\u001b\[[\u0020-\u003f]*[\u0040-\u007e]/.exec(text) ?? []
    if (whole !== undefined) return whole
    // Something that no sequence holds ends it where it stands.
    const [broken] = /^\u001b\[[\u0020-\u003f]*(?=[^\u0020-\u007e])/.exec(text) ?? []
    return broken
  }
  if (kind === 'O') {
    const [whole] = /^\u001bO[\u0030-\u0039;]*[\u0040-\u007e]/.exec(text) ?? []
    if (whole !== undefined) return whole
    return text.length > 2 && !/^\u001bO[\u0030-\u0039;]*$/.test(text) ? '\u001bO' : undefined
  }
  if (']PX^_'.includes(kind)) {
    const [whole] = /^\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)/.exec(text) ?? []
    if (whole !== undefined) return whole
    const other = text.indexOf('\u001b', 1)
    return other > 0 && other + 1 < text.length ? text.slice(0, other) : undefined
  }
  return text.slice(0, (text.codePointAt(1) ?? 0) > 0xffff ? 3 : 2)
}
