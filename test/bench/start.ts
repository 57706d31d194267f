// What stands before anything a person asked for: the start of the program, what its launcher adds, and what is installed.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { figure, ratio, section, told } from './goals.ts'
import { bare, interleaved, launcher, unearth } from './programs.ts'

const repository = resolve(import.meta.dirname, '../..')

/** Prints them. */
export function benchStart(): void {
  section('Start')
  const sh = { name: 'sh -c :', file: 'sh', args: ['-c', ':'] }
  const direct = {
    name: 'without the launcher',
    file: process.execPath,
    args: [launcher.replace(/$/, '.cjs'), '--version'],
  }
  const version = unearth('--version', ['--version'])
  const help = unearth('--help', ['--help'])
  const support = unearth('support', ['support'])
  const times = interleaved([bare, sh, direct, version, help, support], 25)
  const of = (name: string) => times.get(name) ?? []
  const b = of(bare.name)
  figure('`--version`', ratio(of('--version'), b), { goal: 1.1 })
  figure('`--help`', ratio(of('--help'), b), { goal: 1.15 })
  figure('`support`, which needs no journal', ratio(of('support'), b))
  const added = of('--version').map((each, index) => each - (of(direct.name)[index] ?? 0))
  figure('what the launcher adds, in starts of `sh`', ratio(added, of(sh.name)), {
    unit: 'sh',
    goal: 1.5,
  })
  installed()
}

function installed(): void {
  const {
    dependencies = {},
    optionalDependencies = {},
    scripts,
  } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  const packages = 1 + Object.keys(dependencies).length + Object.keys(optionalDependencies).length
  figure('packages that are installed', packages, { unit: 'packages', goal: 5 })
  const bytes = ['bin', 'dist', 'prompts'].reduce((sum, name) => sum + sizeOf(name), 0)
  figure('installed, beside Node', bytes / 1e6, { unit: 'MB', goal: 60 })
  const runs = ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts)
  told('install scripts', 'none', runs.length === 0 ? 'none' : runs.join(', '))
}

function sizeOf(name: string): number {
  const path = join(repository, name)
  if (name.endsWith('.cache')) return 0
  if (!statSync(path).isDirectory()) return statSync(path).size
  return readdirSync(path).reduce((sum, each) => sum + sizeOf(join(name, each)), 0)
}
