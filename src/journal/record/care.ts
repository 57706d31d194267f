// Fields whose answer may be danger: what of a record says that there is some.
import type { Json } from '../fields.ts'
import type { Field, RecordKind } from './kind.ts'
import { fieldLine, type Values, valueIn } from './words.ts'

/** Whether a field that needs care has an answer that speaks of danger. */
function isDanger({ care, name }: Field, values: Values): boolean {
  if (care === undefined) return false
  const value = valueIn(values, name)
  return care.is === undefined ? !isEmpty(value) && !isNo(value) : value === care.is
}

/** The fields of a record that speak of danger. */
export function dangersIn(kind: RecordKind, values: Values): readonly Field[] {
  return kind.fields.filter((field) => isDanger(field, values))
}

/** A field that needs care and was answered: in a word where it is a choice, else in the writer's own. Undefined where nothing was said that a reader should know. */
export function careSaid(
  kind: RecordKind,
  field: Field,
  values: Values,
): { readonly word: string; readonly text: string; readonly danger: boolean } | undefined {
  const danger = isDanger(field, values)
  const line = fieldLine(kind, values, field.name)
  const said = danger || (field.care?.is === undefined && isNo(valueIn(values, field.name)))
  if (!said || line === '') return undefined
  return field.type === 'choice'
    ? { word: line, text: '', danger }
    : { word: '', text: line, danger }
}

function isEmpty(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isEmpty)
  return value === undefined || value === null
}

/** Chosen, or typed as one word. */
function isNo(value: Json | undefined): boolean {
  return typeof value === 'string' && /^no[.]?$/i.test(value.trim())
}
