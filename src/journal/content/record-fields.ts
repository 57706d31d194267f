// The fields of a kind of record: a heading each ("## text line needed", "## clarity scale 0-10"), its question below, and
// what there is to choose as list items ("- value: label").

import { given } from '../../text/given.ts'
import { type Field, type FieldType, fieldTypes } from '../record/kind.ts'
import type { FrontMatter, Remark } from './front-matter.ts'
import { questionId } from './question-heading.ts'

const heading =
  /^## ([a-z][a-z0-9_]*) ([a-z]+)(?: (\d{1,4})-(\d{1,4}))?( ahead)?( needed)?( quick)?( needs other)?( care(?: ([a-z0-9][a-z0-9_-]*))?)?$/

/** Reads the fields below the front matter; what is wrong with them goes into `faults`. */
export function readFields({ body, bodyLine }: FrontMatter, faults: Remark[]): readonly Field[] {
  const fields: { -readonly [K in keyof Field]: Field[K] }[] = []
  body.forEach((source, index) => {
    const line = bodyLine + index
    const text = source.trim()
    const field = fields.at(-1)
    const fault = (message: string) => faults.push({ line, message })
    if (text === '') return
    if (text.startsWith('#')) {
      const read = readHeading(text, line, fault)
      if (fields.some(({ name }) => name !== '' && name === read.name)) {
        fault(`"${read.name}" is here twice.`)
      }
      fields.push(read)
    } else if (field === undefined) fault('Text before the first field belongs to none.')
    else if (/^[-*] /.test(text)) {
      if (field.name === '') return
      if (readBehind(field, text, fault)) return
      const [, value = '', label = ''] = /^[-*] ([a-z0-9][a-z0-9_-]*): (.+)$/.exec(text) ?? []
      if (value === '') fault('What there is to choose is "- value: its words".')
      else if (!choosing(field.type)) {
        fault(`"${field.name}" is a ${field.type}: there is nothing to choose from.`)
      } else if (field.options.some((option) => option.value === value)) {
        fault(`"${value}" is here twice.`)
      } else field.options = [...field.options, { value, label: label.trim() }]
    } else if (field.options.length > 0 && /^\s/.test(source)) {
      // An editor has wrapped the words at its margin.
      const last = field.options.at(-1)
      const key = last?.said === undefined ? 'label' : 'said'
      if (last) field.options = field.options.with(-1, { ...last, [key]: `${last[key]} ${text}` })
    } else if (field.options.length > 0) fault('The question comes before what there is to choose.')
    else field.ask = field.ask === '' ? text : `${field.ask} ${text}`
  })
  for (const field of fields) checkField(field, faults)
  return fields
}

/** Reads what stands right below something to choose: what is said then, or what it asks. Says whether it is that. */
function readBehind(
  field: { -readonly [K in keyof Field]: Field[K] },
  text: string,
  fault: (message: string) => void,
): boolean {
  const [, of, what, words = ''] = /^[-*] (\S+) (then|asks): (.+)$/.exec(text) ?? []
  if (of === undefined) return false
  const above = field.options.at(-1)
  const ids = words.split(',').map((id) => id.trim())
  const stray = what === 'asks' ? ids.find((id) => !questionId.test(id)) : undefined
  if (above === undefined || above.value !== of) {
    fault(`"${of} ${what}" stands right below "${of}".`)
  } else if (stray !== undefined) fault(`"${stray}" is not called as questions are.`)
  else {
    const more = what === 'asks' ? { asks: ids } : { said: words }
    field.options = field.options.with(-1, { ...above, ...more })
  }
  return true
}

function readHeading(text: string, line: number, fault: (message: string) => void): Field {
  const [whole, name = '', named = '', least, most, ahead, needed, quick, needs, care, is] =
    heading.exec(text) ?? []
  const type = fieldTypes.find((known) => known === named) ?? 'line'
  if (whole === undefined) {
    fault(
      'A field’s heading is "## name type", then "needed", "quick", "needs other" or "care" if it is.',
    )
  } else if (type !== named) {
    fault(`"${named}" is not a type. There are: ${fieldTypes.join(', ')}.`)
  } else if ((type === 'scale') !== (least !== undefined)) {
    fault(
      type === 'scale'
        ? 'A scale says from where to where: "scale 0-10".'
        : `A ${type} has no numbers beside it.`,
    )
  } else if (type === 'scale' && Number(least) >= Number(most)) {
    fault('A scale goes from the smaller number to the greater.')
  } else if (ahead !== undefined && type !== 'date' && type !== 'moment') {
    fault('Only a date or a moment lies "ahead".')
  }
  return {
    name,
    type,
    label: name.replaceAll('_', ' '),
    ask: '',
    needed: needed !== undefined,
    ...(quick === undefined ? {} : { quick: true as const }),
    ...(needs === undefined ? {} : { needs: 'other' as const }),
    ...(ahead === undefined ? {} : { ahead: true as const }),
    ...(care === undefined ? {} : { care: given({ is }) }),
    options: [],
    ...(type === 'scale' ? { range: { least: Number(least), most: Number(most) } } : {}),
    line,
  }
}

function checkField(field: Field, faults: Remark[]): void {
  const { name, type, ask, options, needs, line } = field
  if (name === '') return
  const fault = (message: string) => faults.push({ line, message })
  if (ask === '') fault(`"${name}" asks nothing.`)
  if (choosing(type) && options.length < 2) fault(`"${name}" has two or more to choose from.`)
  checkCare(field, fault)
  const words = [ask, ...options.map(({ label }) => label)].join(' ')
  for (const [placeholder] of words.matchAll(/\{[^}]*\}/g)) {
    if (placeholder !== '{partner}' && placeholder !== '{other}') {
      fault(`"${placeholder}" is not a name: {partner} and {other} are.`)
    }
  }
  if (words.includes('{other}') && needs === undefined) {
    fault(`"${name}" speaks of {other}: its heading says "needs other".`)
  }
}

function checkCare({ name, type, options, care }: Field, fault: (message: string) => void): void {
  if (care === undefined) return
  const among = (value: string) => options.some((option) => option.value === value)
  if (type === 'choice') {
    if (!among(care.is ?? 'no')) {
      fault(`"${name}" has "care", and nothing to choose is "${care.is ?? 'no'}".`)
    }
  } else if (care.is !== undefined || (type !== 'text' && type !== 'line' && type !== 'list')) {
    fault(`"${name}" is a ${type}: "care" stands behind text, line, list, or a choice.`)
  }
}

function choosing(type: FieldType): boolean {
  return type === 'choice' || type === 'choices' || type === 'columns'
}
