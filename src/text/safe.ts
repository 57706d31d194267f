// The one function that makes text harmless before it reaches a terminal. Text is stored as typed; nothing is shown unmade.
// Escape sequences lose their escape, overwriting controls become pictures, and text cannot turn the direction of a line.

const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const c1 = /[\u0080-\u009f]/g
const turning = /[\u202a-\u202e\u2066-\u2069]/g
const tags = /[\u{e0000}-\u{e007f}]/gu
const harmless = /^[\t\n\u0020-\u007e]*$/

/** `text` with every control shown instead of obeyed; newlines, tabs, joiners and right-to-left marks stay. */
export function safe(text: string): string {
  if (harmless.test(text)) return text
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, (control) =>
      control === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0)),
    )
    .replace(c1, '\ufffd')
    .replace(turning, (mark) => `\u27e6U+${mark.charCodeAt(0).toString(16).toUpperCase()}\u27e7`)
    .replace(tags, '\ufffd')
}

/** The same in one line: for titles, names and messages. */
export function safeLine(text: string): string {
  return safe(text).replace(/[\t\n]+/g, ' ')
}

/** The same without empty lines before and white space after. */
export function safeBlock(text: string): string {
  return safe(text)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

/** The same in one line without white space around it: for headings and places. */
export function safeTitle(text: string): string {
  return safeLine(text).trim()
}

// What JSON leaves as it is and a terminal would obey.
const unsafe = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu

/** JSON with everything escaped that a terminal would obey; whoever parses it reads the same text. */
export function harmlessJson(json: string): string {
  return json.replace(unsafe, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
