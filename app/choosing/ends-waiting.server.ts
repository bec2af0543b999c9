import { lastWords, supersededBy } from '~/agreement/split-by-direction'
import { readWaiting } from '~/agreement/store.server'
import type { ChoiceKey } from '~/consent/choice'
import { directoryFor } from '~/consent/meeting.server'
import { aboutSentence, type Receivers, type Sentence } from '~/consent/sentence'
import type { Reader } from '~/db/database.server'
import { namesOf } from '~/representation/names.server'
import type { DraftView } from './drafting.server'

/** A question that waits for agreement and that a draft's no ends, whole or in part, by what it asks. */
export type EndedQuestion = { askedBy: 'me' | 'person' | 'other'; askedAt: Date; sentences: Sentence[] }

/** Which questions end when a draft is sent, worked out as sending it does; none where it says no about nothing asked. */
export async function endsWaiting(
  reader: Reader,
  { dossier, citizen, catalogue, before, edits }: DraftView,
): Promise<EndedQuestion[]> {
  const since = lastWords(before, edits, dossier.today)
  if (since.length === 0) return []
  const waiting = (await readWaiting(reader, citizen)).filter(({ liftsLock }) => !liftsLock)
  const asked = waiting.flatMap((one) => one.edits.map(({ key }) => key))
  if (asked.length === 0) return []
  const directory = await directoryFor(reader, catalogue, [...asked, ...since.map(({ key }) => key)])
  const names = await namesOf(reader, asked, { disclosure: dossier.disclosure.namedInChoices })
  const by = (authorId: string) =>
    authorId === dossier.actorId ? 'me' : authorId === citizen.row.id ? 'person' : 'other'
  return waiting.flatMap((one): EndedQuestion[] => {
    const { ends } = supersededBy(since, one.edits, directory)
    if (ends.length === 0) return []
    const sentences = receiversTogether(ends.map(({ key }) => key)).map((about) =>
      aboutSentence(about, names),
    )
    return [{ askedBy: by(one.authorId), askedAt: one.askedAt, sentences }]
  })
}

/** One sentence for what is asked about the same data of the same holder. */
function receiversTogether(keys: readonly ChoiceKey[]): Receivers[] {
  const together = new Map<string, Receivers>()
  for (const { holder, data, receiver } of keys) {
    const receivers = together.get(`${holder} ${data}`)?.receivers ?? []
    together.set(`${holder} ${data}`, { holder, data, receivers: [...receivers, receiver] })
  }
  return [...together.values()]
}
