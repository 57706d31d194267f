import { door } from '../../conversation/record/logged.ts'

export const decide = door('decide')
