// An index of stems has "walking" under "walk": who has typed "walki" finds nothing in it until the ending is whole.

/** Endings that a stem goes without. */
const endings = [
  'ings',
  'ingly',
  'edly',
  'iest',
  'ied',
  'ies',
  'iness',
  'ications',
  'ationally',
  'atively',
  'ators',
  'nesses',
  'ments',
  'fulness',
  'fully',
  'lessness',
  'ability',
  'ably',
  'ables',
  'ibility',
  'ibly',
  'ously',
  'ousness',
  'iveness',
  'ively',
  'ivity',
  'izations',
  'izing',
  'isms',
  'istically',
  'ances',
  'ancy',
  'ences',
  'ency',
  'ently',
  'antly',
  'alities',
  'ally',
  'ers',
  'ions',
]

/**
 * The stems that a word may have had before an ending that is only half there: "walki" may be "walk", "hopin" may be "hop" or
 * "hope", "stoppi" may be "stop". None where what was typed is no such beginning.
 */
export function unendedStems(word: string): readonly string[] {
  const low = word.toLowerCase()
  if (!/^[a-z]{3,}$/.test(low)) return []
  const stems: string[] = []
  for (let length = low.length; length >= 2; length -= 1) {
    const stem = low.slice(0, length)
    const rest = low.slice(length)
    if (!/[aeiouy]/.test(stem) || !endings.some((ending) => ending.startsWith(rest))) continue
    if (rest !== '') stems.push(stem, `${stem}e`)
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) stems.push(stem.slice(0, -1))
  }
  return stems
}
