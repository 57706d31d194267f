// The therapist's page as full as it is meant to get: sixteen sections, about 600 words in all, one of them empty.
import type { Sheet } from '../../src/exchange/outgoing.ts'

const headings = [
  ...['Safety first', 'Why now', 'What happened', 'The ground', 'The spark', 'The fuel'],
  ...['What holds', 'Link', 'Story of why', 'Old identities', 'Effect', 'Decision'],
  ...['Practice', 'Surprises', 'Stuck', 'Open questions'],
]
const lines = [1, 1, 2, 5, 4, 4, 4, 1, 2, 2, 3, 1, 2, 3, 2, 0]
const words = 'I went quiet when money came up and told myself it would keep'.split(' ')

export const sixHundredWords: Sheet = {
  title: 'Formulation, in my own words',
  notes: ['22 Nov 2026, version 3', 'Self-report. Tentative. Not an assessment.'],
  sections: headings.map((heading, section) => ({
    heading,
    items: Array.from({ length: lines[section] ?? 0 }, (_, line) => ({
      ...(section % 4 === 0 ? { asked: 'what I would want known' } : {}),
      text: `${words.map((_, word) => words[(word + line + section) % words.length]).join(' ')}.`,
      from: `${line + 1} Nov 2026`,
    })),
  })),
}
