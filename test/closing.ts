// The last line of a run: how many passed and failed. Where CI is set, a skipped test fails the run: there everything can be tested.
import type { Reporter, TestCase, TestModule } from 'vitest/node'

export const closing: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const of = (state: string) => tests.filter((test) => test.result().state === state)
    const skipped = process.env['CI'] === undefined ? [] : of('skipped')
    for (const test of skipped) say(`skipped, and nothing may be: ${nameOf(test)}`)
    if (skipped.length > 0) process.exitCode = 1
    // A file that does not load has no tests that could fail.
    const broken = modules.filter((module) => module.errors().length > 0)
    const failed = [of('failed'), skipped, broken, errors].flat().length
    say(`${of('passed').length} passed, ${failed} failed`)
  },
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
