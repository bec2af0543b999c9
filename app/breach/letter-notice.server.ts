import type { Language } from '~/i18n/language'
import type { StoredLetter } from '~/notification/paper.server'
import type { Runtime } from '~/runtime/runtime.server'
import { readNotice } from './store.server'

/** What a letter about a breach says; null on any other. The end of what it is known by names the breach and whom it touches. */
export async function noticeOn(
  runtime: Runtime,
  { kind, uniqueKey }: Pick<StoredLetter, 'kind' | 'uniqueKey'>,
  language: Language,
): Promise<string | null> {
  if (kind !== 'breach') return null
  const id = uniqueKey.split(':').at(-2) ?? ''
  return readNotice(runtime.database.reader, runtime, { id, language })
}
