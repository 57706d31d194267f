// Which language words are in, so that a screen reader reads them aloud in it: by their script, else by their commonest words.

// A script that one language is written in above all.
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hira}\p{sc=Kana}]/gu, 'ja'],
  [/\p{sc=Hang}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Arab}/gu, 'ar'],
  [/\p{sc=Hebr}/gu, 'he'],
  [/[їєґі]/giu, 'uk'],
  [/\p{sc=Cyrl}/gu, 'ru'],
  [/\p{sc=Grek}/gu, 'el'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Deva}/gu, 'hi'],
  [/\p{sc=Beng}/gu, 'bn'],
  [/\p{sc=Taml}/gu, 'ta'],
  [/\p{sc=Telu}/gu, 'te'],
  [/\p{sc=Gujr}/gu, 'gu'],
  [/\p{sc=Guru}/gu, 'pa'],
  [/\p{sc=Knda}/gu, 'kn'],
  [/\p{sc=Mlym}/gu, 'ml'],
  [/\p{sc=Armn}/gu, 'hy'],
  [/\p{sc=Geor}/gu, 'ka'],
  [/\p{sc=Ethi}/gu, 'am'],
]

const common: Readonly<Record<string, string>> = {
  en: 'the and i was that to of it he she not with my is we you for',
  de: 'und ich nicht das die der ist war mich dass ein eine mit es wir zu hat sie habe',
  fr: 'et je le la les pas que est une dans elle il nous mon ce un avec pour était',
  es: 'y que el la no en una yo me con por era mi lo es los pero un',
  it: 'e che di non il la un una sono mi per con era ho lui lei è ma',
  nl: 'en ik niet het de een dat is van was mijn met we hij zij maar',
  pt: 'e que não o a um uma eu me com para era meu foi ele ela mas',
  sv: 'och jag inte att det en är som på var med vi han hon men',
  da: 'og jeg ikke at det en er som på var med vi han hun men',
  pl: 'i nie że się to na jest w z było ja mnie ale był',
  tr: 've bir bu ben için değil çok ama gibi ne var yok',
}

const words = new Map<string, readonly string[]>()
for (const [language, list] of Object.entries(common)) {
  for (const word of list.split(' ')) words.set(word, [...(words.get(word) ?? []), language])
}

// Beyond Latin letters and the punctuation that stands among them.
const foreign = /[\u0370-\u1dff\u2c60-\udfff\uf900-\uffef]/
const enough = 400

/** A BCP 47 tag, or undefined where the words do not say: too few of them, or two languages alike. */
export function languageOf(text: string): string | undefined {
  const some = text.slice(0, enough)
  return (foreign.test(some) ? byScript(some) : undefined) ?? byWords(some)
}

function byScript(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const found = scripts.find(([script], index) => {
    const share = (text.match(script)?.length ?? 0) / Math.max(1, letters)
    // A few of these say which of two that share a script it is.
    return share > (index === 0 || index === 5 ? 0.05 : 0.5)
  })
  return found?.[1]
}

function byWords(text: string): string | undefined {
  const counts = new Map<string, number>()
  let all = 0
  for (const [word] of text.toLowerCase().matchAll(/[a-z\u00df-\u024f]+/g)) {
    all += 1
    for (const language of words.get(word) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1)
    }
  }
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (first === undefined || first[1] < 4 || first[1] / all < 0.15) return undefined
  return second !== undefined && second[1] * 1.2 > first[1] ? undefined : first[0]
}
