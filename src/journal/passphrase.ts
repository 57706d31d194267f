// What makes a passphrase of the writer's own: that it is long enough, and takes long enough to guess.
// The lists it is held against are large: loaded only where a passphrase is chosen.
import { guessesLog10 } from './guesses.ts'

// Long enough to pass the rule on length, and among the first that anybody tries.
const common = new Set(
  [
    'correct horse battery staple',
    'correcthorsebatterystaple',
    'let me in please',
    'let me in please now',
    'please let me in now',
    'this is my password',
    'this is my passphrase',
    'my password is password',
    'the quick brown fox',
    'the quick brown fox jumps over the lazy dog',
    'to be or not to be',
    'to be or not to be that is the question',
    'i love you so much',
    'i love you forever',
    'i will always love you',
    'may the force be with you',
    'password password password password',
    'passwordpassword',
    'password12345678',
    'administrator123',
    'iloveyouiloveyou',
    'qwertyuiopasdfgh',
    'in the beginning was the word',
    'four score and seven years ago',
    'it was the best of times',
    'once upon a time there was',
    'you shall not pass',
    'winter is coming soon',
    'open sesame open sesame',
    'god is good all the time',
    'one two three four',
    'one two three four five six',
  ].map(fold),
)

const runs = [
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  'qazwsxedcrfvtgbyhnujmik',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '01234567890123456789',
  'zyxwvutsrqponmlkjihgfedcba',
  '98765432109876543210',
]

// A year for a hundred machines that each try thirty a second, at what one guess costs.
const enough = 11

/**
 * Why a passphrase of the writer's own will not do, in a sentence; undefined where it will. `names` are those that somebody who
 * knows the writer would try first.
 */
export function refusePassphrase(text: string, names: readonly string[] = []): string | undefined {
  if (!text.isWellFormed())
    return 'The passphrase holds half a character and could not be typed again.'
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return 'An empty passphrase protects nothing.'
  const words = plain.split(/\s+/)
  if ([...plain].length < 16 && words.length < 4) {
    return 'A passphrase of your own has at least 16 characters, or four words.'
  }
  const folded = fold(plain)
  const letters = folded.replaceAll(' ', '')
  if ([...plain.replace(/\s/g, '')].length < 12)
    return 'Those words are too short to be hard to guess.'
  if (common.has(folded) || common.has(letters))
    return 'That is one of the first that anybody would try.'
  if (new Set(words.map(fold)).size < Math.min(3, words.length))
    return 'The same word again and again is easy to guess.'
  const packed = plain.toLowerCase().replace(/\s/g, '')
  if (new Set(packed).size < 6 || /^(.+)\1+.?$/.test(packed)) {
    return 'The same few characters again and again are easy to guess.'
  }
  if (/^\d+$/.test(letters)) return 'Digits alone are easy to guess.'
  if (
    letters.length >= 10 &&
    runs.some((run) => run.includes(letters.slice(0, 10)) || run.includes(letters.slice(-10)))
  ) {
    return 'A run of neighbouring keys or letters is easy to guess.'
  }
  if (guessesLog10(plain, names) < enough)
    return 'Those words are among the first that somebody who knows you would try: two more that have nothing to do with them would do.'
  return undefined
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
