import type { Transaction } from '~/db/database.server'
import { newCode } from '~/runtime/ids.server'
import { insertCase, type NewCase } from './evidence-store.server'

const NUMBER_LENGTH = 8

/** Puts something on the desk's list, under a number that people can say on the phone; it tells nothing of anybody. */
export async function openCase(transaction: Transaction, made: Omit<NewCase, 'number'>): Promise<void> {
  await insertCase(transaction, { ...made, number: newCode(NUMBER_LENGTH) })
}
