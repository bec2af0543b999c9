import type { Text } from '~/catalogue/catalogue'
import { named } from '~/consent/choice'
import { dataName, receiverName } from '~/consent/sentence'
import type { Reader } from '~/db/database.server'
import type { OptInAnswer } from '~/optin/optin'
import { namesOf } from '~/representation/names.server'

/** An answer in words: of which data, who may see it or may not, and until when. */
export type AnswerTold = Pick<OptInAnswer, 'answer'> & { data: Text; receiver: Text; until: string | null }

/** What somebody answered about one provider, in the words of today. */
export async function tellAnswers(
  reader: Reader,
  ura: string,
  answers: readonly OptInAnswer[],
): Promise<AnswerTold[]> {
  const keys = answers.map(({ data, receiver }) => ({ holder: named(ura), data, receiver }))
  const names = await namesOf(reader, keys, { disclosure: 'names' })
  return answers.map(({ data, receiver, answer, until = null }) => ({
    data: names.data.find(({ code }) => code === data)?.name ?? dataName(data, names),
    receiver: receiverName(receiver, names),
    answer,
    until,
  }))
}
