// The man page, made from the doors as --help is: roff with the macros that every man has. The build writes it.
import { type Door, doors, environment, groups, usage } from './doors.ts'
import { exit, exitWords } from './errors.ts'
import type { Take } from './takes.ts'

/** The page of this version as roff. */
export function manOf({ version, description }: Readonly<Record<string, string>>): string {
  const codes = Object.entries(exitWords).map(
    ([name, words]) => [String(exit[name as keyof typeof exit]), words] as const,
  )
  return [
    `.TH UNEARTH 1 "" "unearth ${version}" "User Commands"`,
    '.SH NAME',
    `unearth \\- ${roff(description ?? '')}`,
    '.SH SYNOPSIS',
    '.B unearth',
    '[\\fIcommand\\fR] [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'Alone it unlocks the journal and opens the page with the question that waits.',
    ...groups.flatMap((group) => [
      `.SS ${group}`,
      ...doors.filter((door) => door.group === group).flatMap(doorLines),
    ]),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([name, says]) => ['.TP', `.B ${roff(name)}`, roff(says)]),
    '.SH EXIT STATUS',
    ...codes.flatMap(([code, says]) => ['.TP', `.B ${code}`, roff(says)]),
    '',
  ].join('\n')
}

function doorLines(door: Door): readonly string[] {
  const options = Object.values<Take<unknown>>(door.takes).filter(({ flags }) =>
    flags.startsWith('-'),
  )
  return [
    '.TP',
    `.B unearth ${roff(usage(door))}`,
    roff(door.says),
    '.RS',
    ...options.flatMap(({ flags, says }) => ['.TP', `.B ${roff(flags)}`, roff(says)]),
    ...door.examples.flatMap(({ line, says }) => [
      '.PP',
      `\\fI${roff(line)}\\fR${says === '' ? '' : ` \\- ${roff(says)}`}`,
    ]),
    '.RE',
  ]
}

/** Text that roff takes for nothing else. */
function roff(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(
      /[^ -~]/gu,
      (sign) => `\\[u${sign.codePointAt(0)?.toString(16).padStart(4, '0').toUpperCase()}]`,
    )
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped
}
