import { newKeys, type NewKeys } from '~/person/keys.server'
import type { Runtime } from '~/runtime/runtime.server'

/** So many people who were never asked about before can be asked about at once. */
const KEPT = 128
const MADE_AT_ONCE = 8
const MAKE_EVERY_MILLISECONDS = 20

/**
 * Keys for people who are asked about for the first time, made while nobody waits. Making them takes longer than all else
 * that is computed for a question: whoever asks would see from its time that nobody ever asked about this number. Who
 * finds none left waits for some to be made.
 */
export function spareKeys(opening: Pick<Runtime, 'keyring' | 'newId'>): () => NewKeys {
  const kept: NewKeys[] = Array.from({ length: KEPT }, () => newKeys(opening))
  let making: NodeJS.Timeout | undefined

  function makeMore() {
    for (let made = 0; made < MADE_AT_ONCE && kept.length < KEPT; made += 1) kept.push(newKeys(opening))
    making = undefined
    makeMoreLater()
  }

  function makeMoreLater() {
    if (kept.length < KEPT) making ??= setTimeout(makeMore, MAKE_EVERY_MILLISECONDS).unref()
  }

  return () => {
    makeMoreLater()
    return kept.pop() ?? newKeys(opening)
  }
}
