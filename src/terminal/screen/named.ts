// What one character or one whole sequence of a terminal is: a key by its name, text, or the mouse.

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

/** What a whole sequence says; undefined where nothing here answers to it. */
export function named(sequence: string): Input | undefined {
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

/** What one character that is no part of a sequence says. */
export function character(text: string): KeyEvent | undefined {
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
