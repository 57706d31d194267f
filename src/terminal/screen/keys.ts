// Bytes of a terminal into keys, text and pastes. Whatever looks like a sequence is read to its end; an unknown one is
// swallowed whole, so that no piece of it is ever typed into the page.
import { StringDecoder } from 'node:string_decoder'

export type KeyEvent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  /** "enter", "left", "ctrl-left", "ctrl-shift-left", "alt-b", "f1", "escape", … */
  | { readonly kind: 'key'; readonly name: string }

/** What the mouse does, where its reports were asked for: the left button, or its wheel. */
export type Pointer = {
  readonly kind: 'pointer'
  readonly does: 'press' | 'drag' | 'up' | 'down'
  /** The cell, counted from zero. */
  readonly x: number
  readonly y: number
}

export type Input = KeyEvent | Pointer

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

const finals: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
  Z: 'shift-tab',
  a: 'shift-up',
  b: 'shift-down',
  c: 'shift-right',
  d: 'shift-left',
}

const tildes: Readonly<Record<string, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
}

const pointing: Readonly<Record<string, Pointer['does']>> = {
  0: 'press',
  32: 'drag',
  64: 'up',
  65: 'down',
}

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

function named(sequence: string): Input | undefined {
  const key = (name: string): KeyEvent => ({ kind: 'key', name })
  if (sequence === '\u001b') return key('escape')
  const linux = /^\u001b\[\[([AB])$/.exec(sequence)
  if (linux) return key(linux[1] === 'A' ? 'f1' : 'f2')
  if (sequence.startsWith('\u001b[<')) return pointer(sequence)
  const [, numbers = '', final = ''] = /^\u001b[[O]([\d;:]*)([A-Za-z~])$/.exec(sequence) ?? []
  if (final !== '') {
    const [first = '', modifiers = '', third = ''] = numbers
      .split(';')
      .map((part) => part.split(':')[0])
    if (final === 'u') return coded(Number(first), modifiers)
    if (final === '~' && first === '27') return coded(Number(third), modifiers)
    const name = final === '~' ? tildes[first] : finals[final]
    if (name === undefined) return undefined
    return key(`${prefix(modifiers)}${name}`)
  }
  if (sequence.length < 2 || '[O]PX^_'.includes(sequence[1] ?? '')) return undefined
  const plain = character(sequence.slice(1))
  if (plain?.kind === 'text') return key(`alt-${plain.text.toLowerCase()}`)
  return plain?.kind === 'key' ? key(`alt-${plain.name}`) : undefined
}

/** A report of the mouse (SGR, 1006). What no page answers to is nothing. */
function pointer(sequence: string): Pointer | undefined {
  const [, bits, column, row, final] = /^\u001b\[<(\d+);(\d+);(\d+)([Mm])$/.exec(sequence) ?? []
  // Shift, Alt and Ctrl change nothing here: with Shift a terminal keeps the mouse for itself.
  const does = final === 'M' ? pointing[Number(bits) & ~0b11100] : undefined
  if (does === undefined) return undefined
  return { kind: 'pointer', does, x: Number(column) - 1, y: Number(row) - 1 }
}

/** A key that the terminal reports by its code point (CSI u, or modifyOtherKeys). */
function coded(code: number, modifiers: string): KeyEvent | undefined {
  if (!Number.isInteger(code) || code < 1 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
    return undefined
  const with_ = prefix(modifiers).replace('shift-', '')
  if (code === 27) return { kind: 'key', name: 'escape' }
  const plain = character(String.fromCodePoint(code))
  if (with_ === '' || plain === undefined) return plain
  const name =
    plain.kind === 'key' ? plain.name : plain.kind === 'text' ? plain.text.toLowerCase() : ''
  return { kind: 'key', name: `${with_}${name === ' ' ? 'space' : name}` }
}

function prefix(modifiers: string): string {
  const bits = Math.max(0, (Number(modifiers) || 1) - 1)
  return `${bits & 4 ? 'ctrl-' : ''}${bits & 2 ? 'alt-' : ''}${bits & 1 ? 'shift-' : ''}`
}

function character(text: string): KeyEvent | undefined {
  const code = text.codePointAt(0) ?? 0
  const key = (name: string): KeyEvent => ({ kind: 'key', name })
  if (code === 13 || code === 10) return key('enter')
  if (code === 9) return { kind: 'text', text: '\t' }
  if (code === 127 || code === 8) return key('backspace')
  if (code === 0) return key('ctrl-space')
  if (code < 27) return key(`ctrl-${String.fromCharCode(code + 96)}`)
  if (code < 32) return key(`ctrl-${String.fromCharCode(code + 64)}`)
  if (code >= 0x80 && code < 0xa0) return undefined
  return { kind: 'text', text }
}
