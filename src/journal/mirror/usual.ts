// What everybody writes all the time: no strand, no news. Function words, plain verbs in all their forms, words of time and
// measure. Our own list.

/** In lower case, with a straight apostrophe. */
export const usual: ReadonlySet<string> = new Set(
  `a about above across actually after afterwards again against ago ain't all almost alone along already also although
  always am among an and another any anybody anymore anyone anything anyway anywhere apart are aren't around as aside ask
  asked asking asks at away back be became because become becomes becoming been before began begin beginning begins begun
  behind being below beside besides best better between beyond big bit both but by call called calling calls came can
  can't cannot case certain certainly come comes coming could couldn't day days did didn't different do does doesn't
  doing don't done down during each early either else end ended ending ends enough especially etc even evening evenings
  ever every everybody everyone everything everywhere exactly far feel feeling feels felt few fewer find finding finds
  first five for found four from front full further gave get gets getting give given gives giving go goes going gone
  good got gotten great had hadn't half happen happened happening happens hard hardly has hasn't have haven't having he
  he'd he'll he's hence her here here's hers herself high him himself his hour hours how how's however hundred i i'd
  i'll i'm i've if in inside instead into is isn't it it'd it'll it's its itself just keep keeping keeps kept kind knew
  know knowing known knows large last late later latest least leave leaves leaving left less let lets let's like liked
  likely likes little long longer look looked looking looks lot lots made mainly make makes making many may maybe me mean
  means meant mention might mine minute minutes month months more morning mornings most mostly much must mustn't my
  myself near nearly need needed needs neither never new next night nights nine no nobody none nor not nothing now nowhere
  o'clock of off often oh ok okay old on once one one's ones only onto or other others otherwise ought our ours ourselves
  out outside over own part past people per perhaps place places point possible probably put puts putting quite rather
  read real really right round said same saw say saying says second see seeing seem seemed seems seen set several shall
  she she'd she'll she's should shouldn't show showed shows side since six small so some somebody somehow someone something
  sometimes somewhat somewhere soon sort start started starting starts still stuff such sure take taken takes taking talk
  talked talking talks tell telling tells ten than that that'd that'll that's the their theirs them themselves then there
  there'd there's therefore these they they'd they'll they're they've thing things think thinking thinks this those though
  thought thoughts three through thus till time times to today together told tomorrow tonight too took toward towards tried
  tries try trying turn turned turning turns twice two under until up upon us use used uses using usual usually very want
  wanted wanting wants was wasn't way ways we we'd we'll we're we've week weeks well went were weren't what what's whatever
  when when's whenever where where's wherever whether which while who who'd who's whole whom whose why will with within
  without won't word words work worked working works would wouldn't write writes writing written wrote year years yes
  yesterday yet you you'd you'll you're you've your yours yourself yourselves monday tuesday wednesday thursday friday
  saturday sunday january february march april june july august september october november december`.split(
    /\s+/,
  ),
)
