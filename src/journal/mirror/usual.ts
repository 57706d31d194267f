// What everybody writes all the time: no strand, no news. Function words, plain verbs in all their forms, words of time and
// measure. Our own list.

/** In lower case, with a straight apostrophe. */
export const usual: ReadonlySet<string> = new Set(
  `a about above across actually add added after afterwards again against ago ain't all almost alone along already also
  although always am among an and another answer answered answering answers any anybody anymore anyone anything anyway
  anywhere apart april are aren't around as aside ask asked asking asks at august away back be became because become
  becomes becoming been before began begin beginning begins begun behind being believe believed below beside besides best
  better between beyond big bit both bought bring bringing brings brought but buy buying buys by call called calling calls
  came can can't cannot case certain certainly close closed closes closing come comes coming could couldn't count counted
  day days december decide decided did didn't different do does doesn't doing don't done down dozen during each early eight
  eighteen eighty either eleven else end ended ending ends enough especially etc even evening evenings ever every everybody
  everyone everything everywhere exactly far february feel feeling feels felt few fewer fifteen fifty find finding finds
  fine first five for forget forgot forty found four fourteen friday from front full further gave get gets getting give
  given gives giving go goes going gone good got gotten great had hadn't half happen happened happening happens hard hardly
  has hasn't have haven't having he he'd he'll he's hear heard hearing hears held hence her here here's hers herself high
  him himself his hold holding holds hour hours how how's however hundred hundreds i i'd i'll i'm i've if in inside instead
  into is isn't it it'd it'll it's its itself january july june just keep keeping keeps kept kind knew know knowing known
  knows large last late later latest least leave leaves leaving left less let let's lets like liked likely likes little
  long longer look looked looking looks lot lots made mainly make makes making many march may maybe me mean means meant
  mention might mine minute minutes monday month months more morning mornings most mostly move moved moves moving much must
  mustn't my myself near nearly need needed needs neither never new next night nights nine nineteen ninety no nobody none
  nor not nothing notice noticed notices noticing november now nowhere number o'clock october of off often oh ok okay old
  on once one one's ones only onto open opened opening opens or other others otherwise ought our ours ourselves out outside
  over own part past people per perhaps pick picked picking picks place places point possible probably put puts putting
  quite rather read real really remember remembered remembers right round said same sat saturday saw say saying says second
  see seeing seem seemed seems seen send sends sent september set seven seventeen seventy several shall she she'd she'll
  she's short should shouldn't show showed shows side since sit sits sitting six sixteen sixty small so some somebody
  somehow someone something sometimes somewhat somewhere soon sort stand standing stands start started starting starts stay
  stayed staying stays still stood stop stopped stopping stops stuff such sunday sure take taken takes taking talk talked
  talking talks tell telling tells ten than that that'd that'll that's the their theirs them themselves then there there'd
  there's therefore these they they'd they'll they're they've thing things think thinking thinks thirteen thirty this those
  though thought thoughts thousand thousands three through thursday thus till time times to today together told tomorrow
  tonight too took toward towards tried tries try trying tuesday turn turned turning turns twelve twenty twice two under
  until up upon us use used uses using usual usually very want wanted wanting wants was wasn't way ways we we'd we'll we're
  we've wednesday week weeks well went were weren't what what's whatever when when's whenever where where's wherever
  whether which while who who'd who's whole whom whose why will with within without won't word words work worked working
  works would wouldn't write writes writing written wrote year years yes yesterday yet you you'd you'll you're you've your
  yours yourself yourselves`.split(/\s+/),
)
