import { door } from '../../conversation/record/logged.ts'

export const plan = door('plan')
