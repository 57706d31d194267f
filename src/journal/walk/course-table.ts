// The courses chosen by hand, until each walk's file says its own (`course:`): this file goes then, and `byHand` with it.

/** By walk: a question a sitting, two of them joined by "+"; 'none' where a course is not meant. */
export const courses: Readonly<Record<string, readonly string[] | 'none'>> = {
  'two-truths': ['TWO-01', 'TWO-02+TWO-03', 'TWO-06', 'TWO-12'],
  shame: ['SHM-01', 'SHM-03', 'SHM-08', 'SHM-10'],
  presenting: ['PRS-01', 'PRS-02', 'PRS-05', 'PRS-08'],
  precipitating: ['PRE-01', 'PRE-05', 'PRE-07', 'PRE-08'],
  perpetuating: ['PPT-01', 'PPT-02', 'PPT-03', 'PPT-11'],
  predisposing: ['PDS-01', 'PDS-02', 'PDS-06', 'PDS-11'],
  momentum: ['MOM-01', 'MOM-03', 'MOM-07', 'MOM-09'],
  needs: ['NED-01', 'NED-02', 'NED-03', 'NED-06'],
  desire: ['DES-04', 'DES-05+DES-11', 'DES-09', 'DES-02'],
  avoidance: ['AVD-01+AVD-02', 'AVD-04', 'AVD-06', 'AVD-10'],
  boundaries: ['BND-01', 'BND-02', 'BND-04', 'BND-11'],
  attachment: ['ATT-01', 'ATT-02', 'ATT-06', 'ATT-11'],
  compensating: ['CMP-01', 'CMP-03', 'CMP-05', 'CMP-08'],
  contextualise: ['CTX-01', 'CTX-04+CTX-05', 'CTX-08', 'CTX-10'],
  impact: ['IMP-02', 'IMP-03', 'IMP-06', 'IMP-08'],
  'story-of-why': ['STY-01', 'STY-03', 'STY-05+STY-07', 'STY-11'],
  standing: ['STD-01', 'STD-02', 'STD-06', 'STD-07'],
  northstar: ['NST-01', 'NST-02', 'NST-05', 'NST-08'],
  transform: ['TRF-01', 'TRF-03', 'TRF-07', 'TRF-10'],
  protective: ['PRO-01', 'PRO-04', 'PRO-07', 'PRO-08'],
  surprise: ['SUR-01', 'SUR-02', 'SUR-10', 'SUR-12'],
  letter: ['LTR-02', 'LTR-04', 'LTR-05+LTR-06', 'LTR-08'],
  'hurt-language': ['HLG-02', 'HLG-07', 'HLG-08', 'HLG-09'],
  'hurt-anger': ['HAN-01', 'HAN-02', 'HAN-05', 'HAN-07'],
  'hurt-broken': ['HBR-01', 'HBR-02', 'HBR-05', 'HBR-04'],
  ...Object.fromEntries(
    `chain hurt-steady hurt-repair support-check stabilise clean-leave in-or-out no-contact before-hard-talk
     after-hard-talk both-ways meaning decode landing lean lean-out-reached lean-in-refused lean-both-out
     lean-both-in lean-review promise-make promise-keep promise-review capacities setback earned weekly
     therapy-prep therapy-after`
      .split(/\s+/)
      .map((walk) => [walk, 'none' as const]),
  ),
}
