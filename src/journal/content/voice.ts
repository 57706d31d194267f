// The editorial rules of the questions. unearth's own walks are held to every one; a writer's own get them as advice.
import type { Walk } from '../walk/walk.ts'
import type { Remark } from './front-matter.ts'

type Line = { readonly id: string; readonly text: string; readonly line: number }

export type Rule = {
  readonly name: string
  /** What is wrong with a line that is read by `audience`, or undefined. */
  breaks(line: Line, audience: Walk['audience']): string | undefined
}

const gendered =
  /\b(he|she|him|her|hers|his|himself|herself|man|men|woman|women|husband|wife|boyfriend|girlfriend|father|mother|dad|mum|mom|son|daughter|brothers?|sisters?|sons|boys?|guys?|lad(?:y|ies)|girls?)\b/i

export const rules: readonly Rule[] = [
  {
    name: 'a question has at most 260 characters',
    breaks: ({ text }) =>
      text.length > 260 ? `This has ${text.length} characters; 260 is the most.` : undefined,
  },
  {
    name: 'nothing is gendered',
    breaks({ text }) {
      // The names of two archetypes are titles of the sources, and stand in brackets.
      const found = gendered.exec(text.replace(/\(the (Boy|Nice Guy)\)/g, ''))
      return found ? `"${found[0]}" is gendered.` : undefined
    },
  },
  {
    name: 'no question begins with why',
    breaks: ({ text }) =>
      /^\W*why\b/i.test(text) ? 'A question that begins with "why" invites a speech.' : undefined,
  },
  {
    name: 'nothing asks for sexual detail',
    breaks: ({ text }) =>
      /\b(sex act|positions? in bed|orgasm|naked|intercourse|in bed|describe the sex|how often .* sex|what .* did in bed)\b/i.test(
        text,
      )
        ? 'This asks for sexual detail.'
        : undefined,
  },
  {
    name: 'the one who was hurt is never asked what they did to bring it about',
    breaks: ({ text }, audience) =>
      audience === 'hurt' &&
      /\b(your (part|role|share) in|what did you do to|did you (cause|contribute|provoke|drive|neglect)|could you have prevented|you bring (it|this) about)\b/i.test(
        text,
      )
        ? 'This asks the one who was hurt for their part in it.'
        : undefined,
  },
  {
    name: 'nothing advises to stay, leave, tell or forgive',
    breaks: ({ text }) =>
      /\b(you (should|must|need to|have to|ought to|had better) (stay|leave|tell|forgive)|it(?: is|’s|'s) (best|better|time) to (stay|leave|tell|forgive)|try to forgive)\b/i.test(
        text,
      )
        ? 'This gives advice on staying, leaving, telling or forgiving.'
        : undefined,
  },
  {
    name: 'no exclamation marks, no praise, no journey, no "you should", no fault',
    breaks({ text }) {
      const found =
        /!|\b(you should|journey|well done|great job|good job|proud of you|amazing|faults?)\b/i.exec(
          text,
        )
      return found ? `"${found[0]}" is not how unearth speaks.` : undefined
    },
  },
]

/** How many questions a walk may have. */
export function questionCount({ length }: Pick<Walk, 'length'>): {
  readonly least: number
  readonly most: number
} {
  if (length === 'lines') return { least: 1, most: 31 }
  return length === 'short' ? { least: 1, most: 5 } : { least: 6, most: 15 }
}

/** The words of a walk for a writer who was hurt. */
function hurtLinesOf({ questions }: Walk): Line[] {
  return questions.flatMap(({ id, hurt, line, probes }) =>
    [{ id, hurt, line }, ...probes].flatMap((each) =>
      each.hurt === undefined || each.hurt === 'none'
        ? []
        : [{ id: `${each.id} hurt`, text: each.hurt, line: each.line }],
    ),
  )
}

/** Every line of a walk a person will read. `lineOf` says where a key of the front matter stands. */
export function linesOf(walk: Walk, lineOf: (key: string) => number): Line[] {
  return [
    { id: 'title', text: walk.title, line: lineOf('title') },
    { id: 'purpose', text: walk.purpose, line: lineOf('purpose') },
    { id: 'close', text: walk.close, line: lineOf('close') },
    ...(walk.settles === undefined
      ? []
      : [{ id: 'settles', text: walk.settles.ask, line: lineOf('settles') }]),
    ...walk.questions.flatMap(({ id, text, line, probes }) => [{ id, text, line }, ...probes]),
  ]
}

/** What the rules say about one line; nothing about an empty one. */
export function broken(
  line: Line,
  audience: Walk['audience'],
  by: readonly Rule[] = rules,
): readonly Remark[] {
  return by.flatMap((rule) => {
    const message = rule.breaks(line, audience)
    return message === undefined ? [] : [{ line: line.line, message: `${line.id}: ${message}` }]
  })
}

/** What the rules say about a walk. */
export function editorial(walk: Walk, lineOf: (key: string) => number): readonly Remark[] {
  const { least, most } = questionCount(walk)
  const count = walk.questions.length
  // A purpose says to a reader why a walk exists: it is no question.
  const ofPurpose = rules.filter((rule) => rule !== rules[0] && rule !== rules[2])
  return [
    ...linesOf(walk, lineOf)
      .filter(({ id }) => id !== '')
      .flatMap((line) => broken(line, walk.audience, line.id === 'purpose' ? ofPurpose : rules)),
    ...hurtLinesOf(walk).flatMap((line) => broken(line, 'hurt')),
    ...(count < least || count > most
      ? [{ line: 1, message: `A walk has ${least} to ${most} questions; this has ${count}.` }]
      : []),
  ]
}
