import { asks } from '../../conversation/record/logged.ts'

/** The plan for steady ground, in versions. */
export const plan = asks('plan')
