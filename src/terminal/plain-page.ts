// The page in plain mode: lines from stdin until a lone ".", with the menu's doors as words after a dot (".dig").
import type { Lines } from './lines.ts'
import type { PageEnd, PageRequest } from './page/page.ts'
import { safe } from './safe.ts'

/**
 * Asks `request` and reads its answer. Every line reaches the draft before the next is read. The end of the input keeps
 * what was written (reason 'done'), or ends with 'closed' where nothing was. A line that itself starts with "." is
 * written with two.
 */
export async function writePlain(
  lines: Lines,
  note: (text: string) => void,
  request: PageRequest,
): Promise<PageEnd> {
  for (const above of request.pinned ?? []) note(`> ${safe(above)}`)
  if (request.question) note(safe(request.question))
  if (request.note) note(safe(request.note))
  if (request.text) note(`${safe(request.text)}\n(Go on from here.)`)
  note(`Write. A line with only "." is the end (${request.doneLabel}); ".help" says what else.`)
  let text = request.text === '' || request.text.endsWith('\n') ? request.text : `${request.text}\n`
  const end = (reason: PageEnd['reason'], choice?: string): PageEnd => {
    const kept = text.replace(/\n$/, '')
    return { text: kept, cursor: kept.length, reason, ...(choice === undefined ? {} : { choice }) }
  }
  for (;;) {
    const line = await lines.next()
    if (line === null) return end(text.trim() === '' ? 'closed' : 'done')
    if (line === '.') return end('done')
    if (line === '.help') help()
    else if (line === '.support' && request.support) note(safe(request.support))
    else {
      const door = request.menu.find(({ id }) => line === `.${id}`)
      if (door) return end('menu', door.id)
      text += `${line.startsWith('..') ? line.slice(1) : line}\n`
      request.save(text, text.length)
    }
  }

  function help() {
    note(`  .  ${request.doneLabel}`)
    for (const { id, label } of request.menu) note(`  .${id}  ${label}`)
    if (request.support) note('  .support  people to call')
    note('  ..  at the start of a line: a line that begins with a dot')
  }
}
