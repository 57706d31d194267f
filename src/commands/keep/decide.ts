import { asks } from '../../conversation/record/logged.ts'

/** In, out, or not yet: kept as a new version of the decision. */
export const decide = asks('decide')
