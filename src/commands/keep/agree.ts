import { door } from '../../conversation/record/logged.ts'

export const agree = door('agree')
