import { asks } from '../../conversation/record/logged.ts'

/** What landed, what was set, and the next date: the next page starts from it. */
export const after = asks('after')
