// Read by Node before the program: its wall clock shows UNEARTH_TEST_TIME (ISO) when it starts, and goes UNEARTH_TEST_STEP
// milliseconds further each time it is looked at. What measures spans (performance.now) is left alone, or runs UNEARTH_TEST_PACE
// times as fast.
const real = Date
const start = real.now()
const time = process.env['UNEARTH_TEST_TIME']
const shift = time === undefined ? 0 : real.parse(time) - start
const step = Number(process.env['UNEARTH_TEST_STEP'] ?? 0)
const pace = Number(process.env['UNEARTH_TEST_PACE'] ?? 1)
let looked = 0

globalThis.Date = class extends real {
  constructor(...given) {
    if (given.length === 0) super(globalThis.Date.now())
    else super(...given)
  }

  static now() {
    looked += step
    return real.now() + shift + looked
  }
}

if (pace !== 1) {
  const measured = performance.now.bind(performance)
  performance.now = () => measured() * pace
}
