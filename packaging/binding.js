// Stands for the binding's own search in what is built: that one asks for a whole process report first, which is slow. The
// native files lie beside the built program.
import { createRequire } from 'node:module'
import { exit, Trouble } from '../src/errors.ts'

const require = createRequire(import.meta.url)
let addon

/** The native part. Throws Trouble 78 where this system cannot load it. */
export function getBinding() {
  addon ??= loaded()
  return addon
}

function loaded() {
  try {
    return load(process.platform)
  } catch (error) {
    if (process.platform !== 'linux') throw unloadable(error)
    try {
      return load('linuxmusl')
    } catch {
      // What was wrong with the usual one says more.
      throw unloadable(error)
    }
  }
}

function load(system) {
  return require(`./native/${system}-${process.arch}.node`)
}

function unloadable(error) {
  const old = /GLIBC(?:XX)?_[\d.]+/.test(error.message)
  return new Trouble(
    exit.noNode,
    old
      ? 'The C library of this system is too old: unearth needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04, RHEL 9).'
      : `What unearth keeps journals with does not load on this system (${process.platform} ${process.arch}).`,
    old
      ? 'A journal is an ordinary SQLCipher 4 file, and a newer computer opens it.'
      : error.message.split('\n', 1)[0],
    error,
  )
}
