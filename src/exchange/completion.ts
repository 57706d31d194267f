// What a shell needs to complete a command line: scripts made from the doors and from what ships beside them. They are static, so
// that no key waits for a program to start, and nothing of a journal is in them.

/** A command as it is completed. */
export type Completed = {
  readonly name: string
  readonly says: string
  readonly takes: readonly Taken[]
}

/** What a command can take: its flags as the help shows them ("--walk <id>", "[kind]"), and its words where only some will do. */
type Taken = {
  readonly flags: string
  readonly says: string
  readonly words?: readonly string[]
}

/** What is completed for a placeholder. */
type Stock = 'walks' | 'kinds' | 'pages' | 'scripts' | 'strands' | 'commands' | 'files'

/** The names there are, of everything that has any. */
export type Stocks = Readonly<Record<Exclude<Stock, 'commands' | 'files'>, readonly string[]>>

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof shells)[number]

/** By command and flags, or by flags alone. */
const placeholders: Readonly<Record<string, Stock>> = {
  'walk [id]': 'walks',
  '--walk <id>': 'walks',
  '--course <walk>': 'walks',
  'course [walk]': 'walks',
  'log [kind]': 'kinds',
  'list [kind]': 'kinds',
  '--kind <kind>': 'kinds',
  'about [name]': 'pages',
  'ground [name]': 'scripts',
  'dig [strand]': 'strands',
  'help [command]': 'commands',
  '--to <file>': 'files',
  '--font <file>': 'files',
  '--paper <file>': 'files',
  '--salvage <folder>': 'files',
  '--journal <dir>': 'files',
  'prompts [file]': 'files',
  'import <path>': 'files',
  'backup [to]': 'files',
  'restore <from>': 'files',
  'merge [other]': 'files',
}

/** What every command takes. */
const everywhere: readonly Taken[] = [
  { flags: '--journal <dir>', says: 'the directory that holds the journal' },
  { flags: '--plain', says: 'numbered choices and lines from stdin' },
  { flags: '--no-color', says: 'no colour' },
  { flags: '--no-input', says: 'never ask' },
  { flags: '--passphrase-fd <n>', says: 'read the passphrase from this descriptor' },
  { flags: '--help', says: 'the help of this command' },
]

/** One thing that can stand next: words of its own, files, or nothing that is known. */
type Next = { readonly words: readonly string[] } | 'files' | undefined

/** The script for `shell`. */
export function completionFor(
  shell: Shell,
  commands: readonly Completed[],
  stocks: Stocks,
): string {
  const known = commands.map((command) => inParts(command, commands, stocks))
  return { bash, zsh, fish, powershell }[shell](known)
}

type Parts = {
  readonly name: string
  readonly says: string
  readonly options: readonly {
    readonly flag: string
    readonly says: string
    readonly takes: boolean
    readonly next: Next
  }[]
  /** What may stand behind the name, by its place. */
  readonly behind: readonly Next[]
}

function inParts(
  { name, says, takes }: Completed,
  commands: readonly Completed[],
  stocks: Stocks,
): Parts {
  const all = [...takes, ...everywhere]
  const next = (taken: Taken) => nextOf(name, taken, commands, stocks)
  return {
    name,
    says,
    options: all
      .filter(({ flags }) => flags.includes('-') && /(^|\s)--/.test(flags))
      .map((taken) => ({
        flag: /--[a-z-]+/.exec(taken.flags)?.[0] ?? '',
        says: taken.says,
        takes: taken.flags.includes('<'),
        next: next(taken),
      })),
    behind: takes.filter(({ flags }) => !/(^|\s)-/.test(flags)).map(next),
  }
}

function nextOf(
  name: string,
  { flags, words }: Taken,
  commands: readonly Completed[],
  stocks: Stocks,
): Next {
  if (words !== undefined) return { words }
  const stock = placeholders[`${name} ${flags}`] ?? placeholders[flags]
  if (stock === undefined) return undefined
  if (stock === 'files') return 'files'
  return { words: stock === 'commands' ? commands.map(({ name }) => name) : stocks[stock] }
}

/** In single quotes, as bash, zsh and fish read them. */
function quoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`
}

function bash(commands: readonly Parts[]): string {
  const offer = (next: Next) =>
    next === 'files'
      ? 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur"))'
      : next === undefined
        ? ':'
        : `COMPREPLY=($(compgen -W ${quoted(next.words.join(' '))} -- "$cur"))`
  const afterOption = new Map(
    commands.flatMap(({ name, options }) =>
      options
        .filter(({ takes }) => takes)
        .map(({ flag, next }) => [`${name} ${flag}`, offer(next)] as const),
    ),
  )
  const perCommand = commands.map(({ name, options, behind }) => {
    const places = behind.map((next, index) => `        ${index}) ${offer(next)} ;;`)
    return [
      `    ${name})`,
      `      if [[ $cur == -* ]]; then ${offer({ words: options.map(({ flag }) => flag) })}`,
      ...(places.length === 0 ? [] : ['      else case $place in', ...places, '      esac']),
      '      fi ;;',
    ].join('\n')
  })
  const flags = valuedFlags(commands).join('|')
  return `# Completion of unearth for bash.
_unearth() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} verb= place=0 i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${flags}) ((i++)) ;;
      -*) ;;
      *) if [[ -z $verb ]]; then verb=\${COMP_WORDS[i]}; else ((place++)); fi ;;
    esac
  done
  case "$verb $prev" in
${[...afterOption].map(([at, does]) => `    ${quoted(at)}) ${does}; return ;;`).join('\n')}
  esac
  case $verb in
    '')
      if [[ $prev == --journal ]]; then ${offer('files')}
      elif [[ $cur == -* ]]; then ${offer({ words: everywhere.map(({ flags }) => flags.split(' ')[0] ?? '') })}
      else ${offer({ words: commands.map(({ name }) => name) })}
      fi ;;
${perCommand.join('\n')}
  esac
}
complete -F _unearth unearth
`
}

function zsh(commands: readonly Parts[]): string {
  const told = (name: string, says: string) =>
    quoted(`${name.replace(/:/g, '\\:')}:${says.replace(/:/g, '\\:')}`)
  const action = (next: Next) =>
    next === 'files' ? '_files' : next === undefined ? ' ' : `(${next.words.join(' ')})`
  const plain = (text: string) => text.replace(/[[\]:]/g, ' ')
  const option = ({ flag, says, takes, next }: Parts['options'][number]) =>
    quoted(`${flag}[${plain(says)}]${takes ? `:value:${action(next)}` : ''}`)
  const perCommand = commands.map(({ name, options, behind }) => {
    const places = behind.map((next, index) => quoted(`${index + 1}::what:${action(next)}`))
    return `    ${name}) _arguments ${[...options.map(option), ...places].join(' ')} ;;`
  })
  const before = everywhere.map(({ flags, says }) => {
    const flag = flags.split(' ')[0] ?? ''
    return option({
      flag,
      says,
      takes: flags.includes('<'),
      next: nextOf('', { flags, says }, [], noStocks),
    })
  })
  return `#compdef unearth
# Completion of unearth for zsh.
_unearth() {
  local -a doors
  doors=(
${commands.map(({ name, says }) => `    ${told(name, says)}`).join('\n')}
  )
  local verb_at=2
  while (( verb_at < CURRENT )) && [[ \${words[verb_at]} == -* ]]; do
    case \${words[verb_at]} in
      --journal|--passphrase-fd) (( verb_at += 2 )) ;;
      *) (( verb_at += 1 )) ;;
    esac
  done
  if (( verb_at > CURRENT )) || (( verb_at == CURRENT )) && [[ \${words[CURRENT]} == -* ]]; then
    _arguments ${before.join(' ')}
    return
  fi
  if (( verb_at == CURRENT )); then
    _describe 'command' doors
    return
  fi
  local verb=\${words[verb_at]}
  shift $(( verb_at - 1 )) words
  (( CURRENT -= verb_at - 1 ))
  case $verb in
${perCommand.join('\n')}
  esac
}
if [[ $funcstack[1] == _unearth ]]; then
  _unearth "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _unearth unearth
fi
`
}

function fish(commands: readonly Parts[]): string {
  const own = (flags: readonly Parts['options'][number][], where: string) =>
    flags.map(({ flag, says, takes, next }) => {
      const value =
        next === 'files'
          ? ' -r -F'
          : typeof next === 'object'
            ? ` -x -a ${quoted(next.words.join(' '))}`
            : takes
              ? ' -x'
              : ''
      return `complete -c unearth -n '${where}' -l ${flag.slice(2)}${value} -d ${quoted(says)}`
    })
  const lines = commands.flatMap(({ name, says, options, behind }) => [
    `complete -c unearth -n '__unearth_in' -a ${name} -d ${quoted(says)}`,
    ...own(options, `__unearth_in ${name}`),
    ...behind.flatMap((next, place) =>
      next === undefined
        ? []
        : [
            `complete -c unearth -n '__unearth_in ${name} ${place}' ${next === 'files' ? '-F' : `-a ${quoted(next.words.join(' '))}`}`,
          ],
    ),
  ])
  const before = everywhere.map(({ flags, says }) => ({
    flag: flags.split(' ')[0] ?? '',
    says,
    takes: flags.includes('<'),
    next: nextOf('', { flags, says }, [], noStocks),
  }))
  return `# Completion of unearth for fish.
# Whether this command, and so many words behind it, stand before the cursor; without one whether no command does.
function __unearth_in
  set -l skip 0
  set -l words
  for word in (commandline -opc)[2..-1]
    if test $skip = 1
      set skip 0
      continue
    end
    switch $word
      case ${valuedFlags(commands).join(' ')}
        set skip 1
      case '-*'
      case '*'
        set -a words $word
    end
  end
  test "$words[1]" = "$argv[1]"; or return 1
  test (count $argv) -lt 2; or test (count $words) -eq (math $argv[2] + 1)
end
complete -c unearth -f
${[...own(before, '__unearth_in'), ...lines].join('\n')}
`
}

const noStocks: Stocks = { walks: [], kinds: [], pages: [], scripts: [], strands: [] }

/** The options that have a value behind them. */
function valuedFlags(commands: readonly Parts[]): readonly string[] {
  const valued = commands.flatMap(({ options }) => options.filter(({ takes }) => takes))
  return [...new Set(valued.map(({ flag }) => flag))]
}

function powershell(commands: readonly Parts[]): string {
  const ps = (text: string) => `'${text.replace(/'/g, "''")}'`
  const list = (words: readonly string[]) => `@(${words.map(ps).join(', ')})`
  const rows = commands.map(({ name, says, options, behind }) => {
    const words = behind.flatMap((next) => (typeof next === 'object' ? next.words : []))
    const values = options.flatMap(({ flag, next }) =>
      typeof next === 'object' ? [`${ps(flag)} = ${list(next.words)}`] : [],
    )
    return `    ${ps(name)} = @{ Says = ${ps(says)}; Options = ${list(options.map(({ flag }) => flag))}; Words = ${list(words)}; Values = @{ ${values.join('; ')} } }`
  })
  return `# Completion of unearth for PowerShell.
Register-ArgumentCompleter -Native -CommandName unearth -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $doors = [ordered]@{
${rows.join('\n')}
  }
  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() } | Select-Object -Skip 1)
  $verb = $typed | Where-Object { $doors.Contains($_) } | Select-Object -First 1
  $before = if ($wordToComplete -eq '') { $typed | Select-Object -Last 1 } else { $typed | Select-Object -Last 2 | Select-Object -First 1 }
  $offered = if (-not $verb -or $verb -eq $wordToComplete) { $doors.Keys }
    elseif ($doors[$verb].Values.Contains([string]$before)) { $doors[$verb].Values[[string]$before] }
    elseif ($wordToComplete.StartsWith('-')) { $doors[$verb].Options }
    else { $doors[$verb].Words }
  $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    $says = if ($doors.Contains($_)) { $doors[$_].Says } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $says)
  }
}
`
}
