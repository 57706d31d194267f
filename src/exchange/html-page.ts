// What every page of HTML begins and ends with: no script, nothing fetched, light or dark as its reader has it, and white on paper.
import { safeTitle } from '../text/safe.ts'
import { escaped } from './escaped.ts'

/** Of a page of words; `printed` comes after what is its own. */
export const common = `
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --quiet: #555; --line: #ccc; }
@media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #171717; --quiet: #a3a3a3; --line: #4a4a4a; } }
@media print { :root { color-scheme: light; --ink: #111; --paper: #fff; --quiet: #555; --line: #ccc; } }
body { margin: 0 auto; color: var(--ink); background: var(--paper); font-family: Georgia, 'Noto Serif', 'DejaVu Serif', serif; }
h1, h2, h3, p { margin: 0; font-weight: normal; unicode-bidi: plaintext; overflow-wrap: anywhere; }
p { white-space: pre-wrap; orphans: 2; widows: 2; }
`
export const printed = '@media print { body { max-width: none; padding: 0; } }\n'

/** Up to the first element of the page; `style` is its own, `lang` BCP 47. */
export function opening(title: string, style: string, lang = 'en'): string {
  return `<!doctype html>
<html lang="${line(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${line(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
`
}

export const closing = '</main>\n</body>\n</html>\n'

/** One line of words. */
export function line(text: string): string {
  return escaped(safeTitle(text))
}
