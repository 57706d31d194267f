// A year as days on which something was kept. Presence, and nothing made of it.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A row a month, a place a day: ● where `days` ('YYYY-MM-DD') has it. */
export function yearRows(year: number, days: ReadonlySet<string>): readonly string[] {
  return months.map((name, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const row = Array.from({ length }, (_, index) => {
      const day = `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(index + 1)}`
      return days.has(day) ? '●' : '·'
    })
    return `${name}  ${row.join('')}`
  })
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
