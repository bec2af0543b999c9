import type { Reader } from '~/db/database.server'
import type { PostalAddress } from '~/notification/postal'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { shownNumber } from './conversation'
import { readConversation, readEntries } from './store.server'

/** An answer of the desk as it stands in a letter. */
export type LetterAnswer = {
  number: string
  text: string
  language: 'nl' | 'en'
  address: PostalAddress
  /** Whose conversation it is, where that is known. */
  person: string | null
}

/** What a letter carries, as it stands in its conversation now; null where that is gone, or put away as unwanted. */
export async function readLetterAnswer(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  { conversationId, entryId }: { conversationId: string; entryId: string },
): Promise<LetterAnswer | null> {
  const today = localDate(runtime.now())
  const found = await readConversation(reader, runtime, { id: conversationId, today })
  if (!found || found.state === 'spam') return null
  const answer = (await readEntries(reader, [found])).find(({ id }) => id === entryId)
  const { text = '', address } = answer?.content ?? {}
  if (!address) return null
  const language = found.language === 'en' ? 'en' : 'nl'
  return { number: shownNumber(found.number), text, language, address, person: found.subjectId }
}
