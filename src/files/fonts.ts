// The fonts a PDF is set in: those that come with unearth, and those of the system for scripts ours have no letters for.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A font for what others lack: asked only for graphemes that `has` could be true of, and read only then. */
export type LastFont = { readonly path: string; readonly may: RegExp }

type Own = { readonly pack: string; readonly file: string; readonly may: RegExp }

const noto = (script: string): Own => {
  const pack = `noto-sans-${script.toLowerCase()}`
  const file = `${pack}-${script.toLowerCase()}-400-normal.woff`
  return { pack, file, may: new RegExp(`\\p{scx=${script}}`, 'u') }
}

const serif = { pack: 'dejavu-serif', may: /./u }
const regular: Own = { ...serif, file: 'dejavu-serif-latin-400-normal.woff' }
const bold: Own = { ...serif, file: 'dejavu-serif-latin-700-normal.woff' }

// Pictures first, so that they all look alike; Arabic, Hebrew and many signs are in DejaVu Sans.
const last: readonly Own[] = [
  {
    pack: 'noto-emoji',
    file: 'noto-emoji-emoji-400-normal.woff',
    may: /\p{ExtPict}|\p{RI}|\p{EMod}|\u20e3/u,
  },
  { pack: 'dejavu-sans', file: 'dejavu-sans-latin-400-normal.woff', may: /./u },
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Tamil', 'Telugu', 'Kannada'].map(noto),
  ...['Malayalam', 'Thai'].map(noto),
]

/** Every font that comes with unearth: where it is from, and the name of its file. */
export const ownFonts: readonly Omit<Own, 'may'>[] = [regular, bold, ...last]

/** The path of the font most is set in. */
export function serifFont(face: 'regular' | 'bold'): string {
  return pathOf(face === 'bold' ? bold : regular)
}

/** Where those are looked for that it has no letters for: ours, then the system's. */
export function lastFonts(): readonly LastFont[] {
  return [...last.map((own) => ({ path: pathOf(own), may: own.may })), ...systemFonts()]
}

/** Beside the built program; else in the package it is built from. */
function pathOf({ pack, file }: Own): string {
  const built = join(dirname(fileURLToPath(import.meta.url)), 'fonts', file)
  if (existsSync(built)) return built
  return createRequire(import.meta.url).resolve(`@fontsource/${pack}/files/${file}`)
}

const cjk =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\u3000-\u303f\uff00-\uffef]/u
const any = /./u

const system: readonly LastFont[] = [
  { path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', may: cjk },
  { path: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', may: cjk },
  { path: '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc', may: cjk },
  { path: '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc', may: cjk },
  { path: '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf', may: cjk },
  { path: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', may: cjk },
  { path: '/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc', may: cjk },
  { path: '/System/Library/Fonts/PingFang.ttc', may: cjk },
  { path: '/System/Library/Fonts/AppleSDGothicNeo.ttc', may: cjk },
  { path: '/System/Library/Fonts/Supplemental/Arial Unicode.ttf', may: any },
  { path: 'C:\\Windows\\Fonts\\msgothic.ttc', may: cjk },
  { path: 'C:\\Windows\\Fonts\\msyh.ttc', may: cjk },
  { path: 'C:\\Windows\\Fonts\\malgun.ttf', may: cjk },
  { path: 'C:\\Windows\\Fonts\\Nirmala.ttf', may: any },
  { path: 'C:\\Windows\\Fonts\\leelawui.ttf', may: any },
  { path: 'C:\\Windows\\Fonts\\ebrima.ttf', may: any },
  { path: 'C:\\Windows\\Fonts\\mmrtext.ttf', may: any },
]

// Noto's other scripts lie one to a file, in the folders Linux systems put them.
const folders = [
  '/usr/share/fonts/truetype/noto',
  '/usr/share/fonts/noto',
  '/usr/share/fonts/google-noto',
]
const scripts = ['Ethiopic', 'Khmer', 'Lao', 'Myanmar', 'Sinhala', 'Tibetan', 'Oriya', 'Mongolian']

function systemFonts(): readonly LastFont[] {
  const more = scripts.flatMap((script) =>
    folders.flatMap((folder) =>
      [`NotoSans${script}-Regular.ttf`, `NotoSerif${script}-Regular.ttf`].map((name) => ({
        path: `${folder}/${name}`,
        may: new RegExp(`\\p{scx=${script}}`, 'u'),
      })),
    ),
  )
  return [...system, ...more].filter(({ path }) => existsSync(path))
}
