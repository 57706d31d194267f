// What leaves as text is harmless to whatever shows it, by the rule the terminal keeps (terminal/safe.ts; a test holds the two
// together): controls are shown instead of obeyed, and no text turns the direction of what stands around it.

const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const turning = /[\u202a-\u202e\u2066-\u2069]/g
const plain = /^[\t\n\u0020-\u007e]*$/

/** `text` with every control but newline and tab made visible and every line end a newline; words stay as they are. */
export function harmless(text: string): string {
  if (plain.test(text)) return text
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, (control) =>
      control === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0)),
    )
    .replace(turning, (mark) => `\u27e6U+${mark.charCodeAt(0).toString(16).toUpperCase()}\u27e7`)
    .replace(/[\u0080-\u009f]|[\u{e0000}-\u{e007f}]/gu, '\ufffd')
}

/** The same without empty lines before and white space after. */
export function harmlessBlock(text: string): string {
  return harmless(text)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

/** The same in one line: for titles, headings and places. */
export function harmlessLine(text: string): string {
  return harmless(text)
    .replace(/[\t\n]+/g, ' ')
    .trim()
}
