// Made from prompts/said/: vitest run test/content/said.test.ts -u

/** The {names} in the words of each key. */
export type SaidNames = {
  readonly 'care/card': never
  readonly 'care/card-asked': never
  readonly 'care/support-check-end': never
  readonly 'care/card-ways': never
  readonly 'care/card-again': never
  readonly 'care/left-with-danger': 'time'
  readonly 'care/loop': never
  readonly 'care/verdicts': never
  readonly 'care/heavier': never
  readonly 'care/long': never
  readonly 'care/steady': never
  readonly 'care/rest': never
  readonly 'care/concrete': never
  readonly 'care/back': never
  readonly 'care/more-help': never
  readonly 'care/afraid': never
  readonly 'care/danger': never
  readonly 'care/somebody': never
  readonly 'care/control': never
  readonly 'care/fear-lift': never
  readonly 'care/why': never
  readonly 'care/round': never
  readonly 'care/close-doors': never
  readonly 'care/doors-closed': 'day'
  readonly 'care/closed-door': 'day'
  readonly 'care/closed-dig': 'day'
  readonly 'care/one-line': never
  readonly 'dig/two-lines': never
  readonly 'dig/both-say': 'word'
  readonly 'dig/next': 'of' | 'asked'
  readonly 'dig/why-nothing': never
  readonly 'dig/why-little': never
  readonly 'dig/why-left': never
  readonly 'dig/why-pointed': never
  readonly 'dig/why-waits': never
  readonly 'dig/state-nothing': never
  readonly 'dig/state-little': never
  readonly 'dig/state-words': never
  readonly 'dig/on-map': never
  readonly 'dig/ways': never
  readonly 'dig/more-ways': never
  readonly 'dig/which-strand': never
  readonly 'dig/strand-done': 'of'
  readonly 'dig/all-asked': never
  readonly 'dig/none-for-you': never
  readonly 'dig/gentle': never
  readonly 'dig/first-weeks': never
  readonly 'dig/led-first': never
  readonly 'dig/led-to': never
  readonly 'dig/led': never
  readonly 'dig/put-down': never
  readonly 'dig/kept-one': never
  readonly 'dig/kept': 'count'
  readonly 'first-run/charter': never
  readonly 'first-run/charter-ways': never
  readonly 'first-run/protected': never
  readonly 'first-run/promises': never
  readonly 'first-run/where': 'dir'
  readonly 'first-run/six-words': never
  readonly 'first-run/words-again': never
  readonly 'first-run/on-paper': never
  readonly 'first-run/words-ways': never
  readonly 'first-run/words-next': never
  readonly 'first-run/type-words': never
  readonly 'first-run/own': never
  readonly 'first-run/type-own': never
  readonly 'first-run/own-again': never
  readonly 'first-run/type-again': never
  readonly 'first-run/not-the-same': never
  readonly 'first-run/recovery': never
  readonly 'first-run/recovery-again': never
  readonly 'first-run/recovery-code': 'code'
  readonly 'first-run/type-recovery': never
  readonly 'leaving/therapist-title': never
  readonly 'leaving/therapist-note': never
  readonly 'leaving/partner-title': never
  readonly 'leaving/partner-warning': never
  readonly 'leaving/session-title': never
  readonly 'leaving/session-since': 'day'
  readonly 'leaving/was-set': never
  readonly 'leaving/surprised': never
  readonly 'leaving/promises': never
  readonly 'leaving/not-yet': never
  readonly 'leaving/one-not-ready': never
  readonly 'leaving/not-ready': 'count'
  readonly 'leaving/topics': never
  readonly 'leaving/wish-for': 'topic'
  readonly 'leaving/wish': never
  readonly 'leaving/own-topic': never
  readonly 'leaving/exact-text': never
  readonly 'leaving/a-minute': never
  readonly 'leaving/minutes': 'count'
  readonly 'leaving/warning': never
  readonly 'leaving/synced': 'folder'
  readonly 'leaving/sure': 'path'
  readonly 'leaving/mine': 'count'
  readonly 'leaving/left': never
  readonly 'leaving/written': 'path'
  readonly 'leaving/password': never
  readonly 'leaving/password-once': 'password'
  readonly 'leaving/still-there': never
  readonly 'leaving/swept': 'path'
  readonly 'leaving/capitals': 'words'
  readonly 'leaving/capitals-what': never
  readonly 'leaving/deleted': never
  readonly 'leaving/no-names': never
  readonly 'leaving/roles': never
  readonly 'leaving/becomes': 'name' | 'role'
  readonly 'leaving/nothing-may': never
  readonly 'leaving/more': never
  readonly 'leaving/as-a-file': never
  readonly 'leaving/undrawn': 'signs'
  readonly 'leaving/boxes': 'signs'
  readonly 'leaving/book-title': never
  readonly 'leaving/nothing-yet': never
  readonly 'leaving/contents': never
  readonly 'leaving/begins-with': 'headings' | 'lines'
  readonly 'leaving/i-ask-for': 'wish'
  readonly 'leaving/wish-as-before': 'topic' | 'wish'
  readonly 'leaving/a-line': never
  readonly 'leaving/lines': 'count'
  readonly 'leaving/read-before': never
  readonly 'leaving/too-long-behind': never
  readonly 'leaving/too-long': never
  readonly 'leaving/no-room': 'lines'
  readonly 'leaving/more-behind': 'lines'
  readonly 'leaving/not-on-it': 'lines'
  readonly 'leaving/ask-for-them': 'lines'
  readonly 'leaving/still-held': 'id'
  readonly 'leaving/held-gone': never
  readonly 'leaving/held-back': 'lines'
  readonly 'leaving/held-back-one': never
  readonly 'leaving/sealed': never
  readonly 'leaving/both-which': never
  readonly 'leaving/both-nothing': never
  readonly 'leaving/both-answers': never
  readonly 'leaving/both-phrase': never
  readonly 'leaving/both-phrase-again': never
  readonly 'leaving/both-phrase-not': never
  readonly 'leaving/both-agree': 'kind'
  readonly 'leaving/both-look': 'count'
  readonly 'leaving/both-none-new': never
  readonly 'leaving/both-taken': 'count'
  readonly 'leaving/both-not-that': never
  readonly 'leaving/both-answer-first': never
  readonly 'leaving/both-open': never
  readonly 'leaving/both-closed': never
  readonly 'leaving/both-beside': never
  readonly 'leaving/both-yours': never
  readonly 'leaving/both-theirs': never
  readonly 'leaving/printed': never
  readonly 'letter/which': never
  readonly 'letter/quote': never
  readonly 'letter/kept': 'id'
  readonly 'letter/and-now': never
  readonly 'letter/let-go': never
  readonly 'letter/until': never
  readonly 'letter/a-day-to-come': never
  readonly 'letter/sealed': 'day'
  readonly 'letter/is-sealed': 'day'
  readonly 'letter/none': never
  readonly 'map/title': never
  readonly 'map/fills': 'title'
  readonly 'map/together': never
  readonly 'map/same-word': 'word'
  readonly 'map/learned-from': 'from'
  readonly 'map/led-to': 'text'
  readonly 'map/led-to-how': 'text' | 'how'
  readonly 'map/which': never
  readonly 'map/leave': never
  readonly 'map/came-from': 'day'
  readonly 'map/came-alone': 'day'
  readonly 'map/came-gone': never
  readonly 'map/learned-too': 'from'
  readonly 'map/led-from': 'text'
  readonly 'map/led-from-how': 'text' | 'how'
  readonly 'map/under': never
  readonly 'map/what-now': never
  readonly 'map/changed': never
  readonly 'map/as-it-was': never
  readonly 'map/led-where': never
  readonly 'map/no-other': never
  readonly 'map/there-already': never
  readonly 'map/linked': never
  readonly 'map/which-link': never
  readonly 'map/leave-it': never
  readonly 'map/unlinked': never
  readonly 'map/removed': never
  readonly 'map/kept-deeper': never
  readonly 'map/nothing-may': never
  readonly 'map/drawn-title': never
  readonly 'map/drawn-note': never
  readonly 'map/drawn-held': never
  readonly 'map/drawn-empty': never
  readonly 'map/goes-on': 'count'
  readonly 'map/goes-on-one': never
  readonly 'map/went-on': 'label'
  readonly 'mirror/you-wrote': 'day' | 'id'
  readonly 'mirror/you-wrote-course': 'walk' | 'from' | 'until'
  readonly 'mirror/you-wrote-time': 'from' | 'until'
  readonly 'mirror/latest': never
  readonly 'mirror/one-more': never
  readonly 'mirror/newness-familiar': never
  readonly 'mirror/newness-some': never
  readonly 'mirror/newness-new': never
  readonly 'mirror/returning': 'words'
  readonly 'mirror/furthest': never
  readonly 'mirror/furthest-question': never
  readonly 'mirror/sittings': 'labels'
  readonly 'mirror/people': never
  readonly 'mirror/people-mostly': 'who'
  readonly 'mirror/people-some': 'who'
  readonly 'mirror/people-little': 'who'
  readonly 'mirror/people-none': 'who'
  readonly 'mirror/versions': 'day' | 'labels'
  readonly 'mirror/no-words': never
  readonly 'mirror/foot': never
  readonly 'mirror/nothing': never
  readonly 'mirror/danger': never
  readonly 'mirror/left-out': never
  readonly 'mirror/take-up': never
  readonly 'mirror/take-line': 'words'
  readonly 'mirror/take-pair': 'words'
  readonly 'mirror/line-ways': never
  readonly 'mirror/signal-ways': never
  readonly 'mirror/pair-ways': never
  readonly 'mirror/strand-ways': never
  readonly 'mirror/which-line': never
  readonly 'mirror/every-one': never
  readonly 'mirror/strand-means': never
  readonly 'mirror/kept-line': never
  readonly 'mirror/kept-strand': 'id'
  readonly 'mirror/not-it': never
  readonly 'mirror/word-back': 'word'
  readonly 'mirror/move-back': 'label'
  readonly 'mirror/reading': never
  readonly 'mirror/strands-which': never
  readonly 'mirror/no-strands': never
  readonly 'mirror/places-of': never
  readonly 'mirror/held-by': 'name'
  readonly 'mirror/offer': never
  readonly 'names/writer': never
  readonly 'names/both': never
  readonly 'names/partner': never
  readonly 'names/third': never
  readonly 'names/other': never
  readonly 'names/came-out': never
  readonly 'names/came-out-day': never
  readonly 'names/not-out': never
  readonly 'page/beside': never
  readonly 'passphrase/changed': never
  readonly 'passphrase/copies': never
  readonly 'passphrase/costs': 'memory'
  readonly 'passphrase/less': never
  readonly 'passphrase/raise': 'now' | 'can'
  readonly 'passphrase/new-key': never
  readonly 'passphrase/new-key-copy': never
  readonly 'passphrase/new-key-compare': never
  readonly 'passphrase/new-key-done': never
  readonly 'passphrase/new-key-before': never
  readonly 'recovery/title': never
  readonly 'recovery/what': never
  readonly 'recovery/lines': never
  readonly 'recovery/lay': 'dir' | 'day'
  readonly 'recovery/no-backup': never
  readonly 'recovery/backup': 'path'
  readonly 'recovery/with': never
  readonly 'recovery/without': never
  readonly 'recovery/recipe': never
  readonly 'recovery/run': never
  readonly 'recovery/which': never
  readonly 'recovery/type': never
  readonly 'recovery/not-this': never
  readonly 'recovery/slip': 'line'
  readonly 'recovery/printed': 'path'
  readonly 'recovery/kept-nowhere': never
  readonly 'recovery/type-back': never
  readonly 'recovery/type-again': never
  readonly 'review/promises': never
  readonly 'review/a-promise': never
  readonly 'review/once': 'what'
  readonly 'review/twice': 'what'
  readonly 'review/times': 'what' | 'count'
  readonly 'review/made': 'what'
  readonly 'review/breaks': never
  readonly 'review/in-time': 'day'
  readonly 'review/late': 'day' | 'time'
  readonly 'review/no-return': 'day'
  readonly 'review/acts': never
  readonly 'review/talks': never
  readonly 'review/over-limit': never
  readonly 'review/over-limit-again': never
  readonly 'review/word-before': 'word' | 'day'
  readonly 'review/slips': never
  readonly 'review/said-after': 'time'
  readonly 'review/mended-after': 'time'
  readonly 'review/a-minute': never
  readonly 'review/minutes': 'count'
  readonly 'review/hours': 'count'
  readonly 'review/turns': never
  readonly 'review/truths': never
  readonly 'review/both': never
  readonly 'review/harm': never
  readonly 'review/human': never
  readonly 'review/examples': never
  readonly 'review/surprises': never
  readonly 'review/open': never
  readonly 'review/how': never
  readonly 'review/before-after': 'before' | 'after'
  readonly 'review/said-before': 'state'
  readonly 'review/said-afterwards': 'state'
  readonly 'review/written': never
  readonly 'review/nothing': never
  readonly 'settle/which': never
  readonly 'settle/leave': never
  readonly 'settle/nothing': never
  readonly 'settle/recognise': never
  readonly 'settle/sentences': never
  readonly 'settle/looks': never
  readonly 'settle/which-way': never
  readonly 'settle/write-card': never
  readonly 'settle/not-now': never
  readonly 'settle/another': never
  readonly 'settle/word-before': 'day' | 'word'
  readonly 'settle/beside': never
  readonly 'sitting/how-is-it': never
  readonly 'sitting/and-now': never
  readonly 'sitting/skip': never
  readonly 'sitting/another-word': never
  readonly 'sitting/none': never
  readonly 'sitting/goes-deep': never
  readonly 'sitting/heavier-tomorrow': never
  readonly 'sitting/begin': never
  readonly 'sitting/steady-first': never
  readonly 'sitting/tonight': never
  readonly 'sitting/about-what-you-did': never
  readonly 'sitting/thirty-lines': never
  readonly 'sitting/a-person-now': never
  readonly 'sitting/goes-on': never
  readonly 'sitting/put-down': never
  readonly 'sitting/page-put-down': never
  readonly 'sitting/nothing-written': never
  readonly 'sitting/words-first': never
  readonly 'sitting/bottom': never
  readonly 'sitting/left-here': 'day'
  readonly 'sitting/look-again': 'day'
  readonly 'sitting/not-yet': never
  readonly 'sitting/nothing-before': never
  readonly 'sitting/before': never
  readonly 'sitting/to-close': never
  readonly 'sitting/how-left': never
  readonly 'sitting/lift': 'kind' | 'asks'
  readonly 'sitting/lift-more': never
  readonly 'sitting/lift-aside': never
  readonly 'sitting/lift-whole': 'kind'
  readonly 'sitting/lift-which': never
  readonly 'sitting/ticked': 'what'
  readonly 'sitting/still-going-on': never
  readonly 'sitting/not-this-week': never
  readonly 'sitting/surprise': never
  readonly 'sitting/surprise-marked': never
  readonly 'sitting/which-off': never
  readonly 'sitting/which-line': never
  readonly 'sitting/no-line': never
  readonly 'sitting/course-from': 'day'
  readonly 'sitting/course-days': never
  readonly 'sitting/course-next': 'day'
  readonly 'sitting/again': 'day'
  readonly 'sitting/then-and-now': never
  readonly 'sitting/left': never
  readonly 'sitting/unsaid': never
  readonly 'sitting/under': never
  readonly 'sitting/how-to-write-lines': never
  readonly 'sitting/late': 'time'
  readonly 'sitting/late-night': 'time'
  readonly 'sitting/good-place': never
  readonly 'sitting/day-after': never
  readonly 'sitting/still-heavier': never
  readonly 'sitting/course-end': 'count'
  readonly 'sitting/course-kept': 'count'
  readonly 'sitting/course-theme': never
  readonly 'sitting/course-begins': never
  readonly 'story/how': never
  readonly 'story/the-map': never
  readonly 'story/last': 'number' | 'day'
  readonly 'story/version': 'number'
  readonly 'story/again': 'day'
  readonly 'story/which': never
  readonly 'story/leave': never
  readonly 'story/put-down': never
  readonly 'story/nothing': never
  readonly 'story/kept': 'number'
  readonly 'story/as-it-was': never
  readonly 'story/drawn-title': never
  readonly 'story/drawn-note': 'day'
  readonly 'story/held': 'kind'
  readonly 'story/both': never
  readonly 'story/paragraph': never
  readonly 'story/rests-on': 'lines'
  readonly 'story/on-none': never
  readonly 'story/no-more': never
  readonly 'story/own-sign': 'sign'
  readonly 'story/not-yet': never
  readonly 'story/serves': never
  readonly 'story/ticked': never
  readonly 'story/own-signs': never
  readonly 'story/words': never
  readonly 'story/to-be-told': 'day'
  readonly 'story/to-point': never
  readonly 'story/versions': 'count'
  readonly 'talk/off-hours': 'words' | 'time'
  readonly 'talk/fear': never
  readonly 'talk/parked': never
  readonly 'talk/clock': 'minutes'
  readonly 'talk/goes-on': never
  readonly 'talk/which': never
  readonly 'talk/leave': never
  readonly 'talk/none': never
  readonly 'talk/after': never
  readonly 'today/star': 'what'
  readonly 'today/back': 'time' | 'what'
  readonly 'today/due': 'time' | 'what'
  readonly 'today/round': 'what'
  readonly 'today/parked': 'what'
  readonly 'today/look-again': 'what'
  readonly 'today/unasked': 'what'
  readonly 'today/comes-round': 'title'
  readonly 'today/promised': 'what'
  readonly 'today/course': 'title'
  readonly 'today/left-open': 'day' | 'what'
  readonly 'today/tell-again': never
  readonly 'today/after-slip': 'day'
  readonly 'today/heading': never
  readonly 'today/offered': 'title' | 'walk'
  readonly 'today/list': never
  readonly 'today/lines': never
  readonly 'today/closings': never
  readonly 'today/holds': never
  readonly 'today/offered-record': 'title'
  readonly 'today/nothing-due': never
  readonly 'today/acute': never
  readonly 'today/waits': never
  readonly 'today/waiting': never
  readonly 'today/no-recovery': never
  readonly 'today/no-recovery-yet': never
  readonly 'today/status-no-recovery': never
  readonly 'today/no-names-yet': never
  readonly 'today/page-waits': 'time'
  readonly 'today/note-waits': 'time'
  readonly 'today/file-there': never
  readonly 'today/files-there': 'count'
  readonly 'today/desk': never
  readonly 'today/search': never
  readonly 'today/opened-first': never
  readonly 'today/opened': 'when'
  readonly 'today/opened-today': 'time' | 'times'
  readonly 'today/desk-set': never
  readonly 'today/desk-locks': never
  readonly 'today/desk-walk': 'title'
  readonly 'unsaved/which': 'why' | 'safe'
  readonly 'unsaved/some': 'saved' | 'all'
  readonly 'unsaved/where': never
  readonly 'unsaved/elsewhere-failed': 'why'
  readonly 'unsaved/lies': 'path'
  readonly 'unsaved/left': 'saved' | 'all'
  readonly 'urge/ten-minutes': never
  readonly 'urge/meanwhile': never
  readonly 'urge/water': never
  readonly 'urge/room': never
  readonly 'urge/one-line': never
  readonly 'urge/after': never
  readonly 'urge/acted': never
  readonly 'walk/which': never
  readonly 'walk/leave': never
  readonly 'walk/left-at': 'number' | 'of'
  readonly 'walk/begun': never
}

/** The values there are to choose. */
export type SaidChoices = {
  readonly 'care/card-ways': 'all' | 'on'
  readonly 'care/left-with-danger': 'rest' | 'keep' | 'look'
  readonly 'care/rest': 'on' | 'concrete' | 'back' | 'down'
  readonly 'care/afraid': 'unsure' | 'yes' | 'no'
  readonly 'care/danger': 'unsure' | 'yes' | 'no'
  readonly 'care/somebody': 'no' | 'yes' | 'unsure'
  readonly 'care/fear-lift': 'stands' | 'better' | 'lifted'
  readonly 'care/close-doors': 'open' | 'close'
  readonly 'care/closed-door': 'none' | 'line' | 'through'
  readonly 'dig/ways': 'ask' | 'other' | 'stop'
  readonly 'dig/more-ways': 'ask' | 'other' | 'stop'
  readonly 'dig/which-strand': 'back'
  readonly 'dig/led-first': 'none'
  readonly 'dig/led-to': 'none'
  readonly 'first-run/charter-ways': 'people' | 'steady' | 'protected' | 'on'
  readonly 'first-run/words-ways': 'own' | 'others' | 'on'
  readonly 'leaving/sure': 'leave' | 'write'
  readonly 'leaving/mine': 'leave' | 'write'
  readonly 'leaving/still-there': 'leave' | 'delete' | 'forget'
  readonly 'leaving/capitals-what': 'stand' | 'change'
  readonly 'leaving/roles': 'right' | 'change'
  readonly 'leaving/as-a-file': 'pdf' | 'html' | 'none'
  readonly 'leaving/undrawn': 'html' | 'boxes'
  readonly 'leaving/begins-with': 'all' | 'some' | 'none'
  readonly 'leaving/no-room': 'leave' | 'second'
  readonly 'leaving/sealed': 'without' | 'with'
  readonly 'leaving/both-answers': 'leave' | 'add'
  readonly 'leaving/both-agree': 'later' | 'agreed'
  readonly 'leaving/both-open': 'leave' | 'open'
  readonly 'leaving/printed': 'look' | 'print' | 'leave'
  readonly 'letter/and-now': 'keep' | 'seal' | 'go'
  readonly 'letter/is-sealed': 'leave' | 'open'
  readonly 'map/what-now':
    | 'back'
    | 'whole'
    | 'deeper'
    | 'words'
    | 'fields'
    | 'led'
    | 'unlink'
    | 'remove'
  readonly 'mirror/take-up': 'leave'
  readonly 'mirror/line-ways': 'on' | 'write' | 'keep' | 'not'
  readonly 'mirror/signal-ways': 'on' | 'write' | 'keep' | 'not'
  readonly 'mirror/pair-ways': 'on' | 'write' | 'not'
  readonly 'mirror/strand-ways': 'on' | 'keep' | 'not'
  readonly 'names/writer': 'broke' | 'hurt' | 'both' | 'else'
  readonly 'names/third': 'no' | 'one' | 'more' | 'thing'
  readonly 'names/came-out': 'skip' | 'day' | 'now' | 'not-yet'
  readonly 'passphrase/raise': 'raise' | 'leave'
  readonly 'recovery/which': 'have' | 'new'
  readonly 'settle/recognise': 'write' | 'look'
  readonly 'settle/another': 'no' | 'yes'
  readonly 'sitting/begin': 'begin' | 'leave'
  readonly 'sitting/steady-first': 'begin' | 'steady'
  readonly 'sitting/tonight': 'no' | 'yes'
  readonly 'sitting/look-again': 'later' | 'now'
  readonly 'sitting/how-left': 'skip' | 'heavier' | 'same' | 'lighter'
  readonly 'sitting/lift-whole': 'on' | 'keep'
  readonly 'sitting/lift-which': 'skip'
  readonly 'sitting/surprise': 'on' | 'point'
  readonly 'sitting/surprise-marked': 'on' | 'point' | 'off'
  readonly 'sitting/course-days': 'later' | 'now'
  readonly 'sitting/good-place': 'on' | 'stop'
  readonly 'sitting/still-heavier': 'steady' | 'stop' | 'on'
  readonly 'sitting/course-end': 'keep' | 'change' | 'stop'
  readonly 'sitting/course-theme': 'none'
  readonly 'story/how': 'on' | 'anew' | 'again'
  readonly 'story/serves': 'later'
  readonly 'talk/off-hours': 'leave' | 'begin'
  readonly 'talk/fear': 'leave' | 'begin'
  readonly 'talk/clock': 'begin' | 'leave'
  readonly 'today/lines': 'leave'
  readonly 'today/closings':
    | 'begin'
    | 'holds'
    | 'retell'
    | 'change'
    | 'ended'
    | 'later'
    | 'answer'
    | 'not-yet'
    | 'part'
    | 'not-said'
    | 'passed'
    | 'smaller'
    | 'same'
    | 'acted'
    | 'returned'
    | 'again'
    | 'rest'
    | 'not-today'
    | 'not-this-time'
    | 'leave'
  readonly 'today/waiting': 'leave'
  readonly 'unsaved/which': 'again' | 'back' | 'elsewhere' | 'leave'
  readonly 'urge/ten-minutes': 'begin' | 'steady' | 'leave'
}
