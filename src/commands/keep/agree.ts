import { asks } from '../../conversation/record/logged.ts'

/** What was agreed, with the day it is looked at again. */
export const agree = asks('agree')
