// Fonts of the system for scripts the shipped one has no letters for.
import { existsSync } from 'node:fs'

const known = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/System/Library/Fonts/PingFang.ttc',
  '/System/Library/Fonts/Supplemental/Arial Unicode.ttf',
  'C:\\Windows\\Fonts\\msgothic.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
]

/** Those that are here. */
export function systemFonts(): readonly string[] {
  return known.filter((path) => existsSync(path))
}
