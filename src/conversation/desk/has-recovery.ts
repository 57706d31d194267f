import { readKeyring } from '../../store/keyring.ts'
import type { Desk } from './desk.ts'

/** Whether there is a recovery code, so that somebody has it on paper. */
export function hasRecovery({ store }: Pick<Desk, 'store'>): boolean {
  return readKeyring(store.dir).slots.some(({ type }) => type === 'recovery')
}
