// A mirror as JSON: the same words, and where they stand.
import type { Hit, Page } from '../../journal/mirror/page.ts'
import { instantJson } from '../desk/json.ts'
import type { Held } from './held.ts'
import type { Found } from './strand.ts'
import { labelOf, newnessWords } from './told.ts'

/** What a mirror shows. Offsets are UTF-16, as marks have them. */
export function mirrorJson(held: Held) {
  const { over, newness, furthest } = held
  return {
    over: {
      what: over.what,
      entries: over.what === 'time' ? [] : over.entries.map(({ id }) => id),
    },
    leftOut: held.danger,
    signals: held.signals.map(({ plan, places, more }) => ({
      signal: plan.signal,
      label: labelOf(plan.signal),
      basis: plan.basis,
      question: plan.question,
      places: places.map(({ page, hit }) => placeJson(page, hit)),
      more,
    })),
    pairs: held.pairs.map(({ pair, page, hits }) => ({
      pair: pair.heading,
      question: pair.question,
      places: hits.map((hit) => placeJson(page, hit)),
    })),
    trends: held.trends.map(({ labels, over, words, rows }) => ({
      over,
      labels,
      words,
      rows: rows.map(({ entry, words, people }) => ({
        entry: entry.id,
        kept: instantJson(entry.created),
        words,
        ...(people === undefined ? {} : { people }),
      })),
    })),
    newness: newness === undefined ? null : newnessWords(newness),
    returning: held.returning,
    furthest:
      furthest === undefined
        ? null
        : {
            entry: furthest.page.id,
            ...furthest.span,
            text: furthest.page.text.slice(furthest.span.start, furthest.span.end),
          },
  }
}

/** What comes back, with the places that are shown. */
export function strandJson({ strand, places, more }: Found) {
  return {
    what: strand.what,
    word: strand.what === 'word' ? strand.form : labelOf(strand.form),
    places: places.map(({ entry, line }) => ({ entry: entry.id, line })),
    more,
  }
}

function placeJson({ id, text }: Page, { start, end, sentence }: Hit) {
  return {
    entry: id,
    start,
    end,
    text: text.slice(start, end),
    sentence: text.slice(sentence.start, sentence.end),
  }
}
