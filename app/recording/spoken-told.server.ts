import type { Text } from '~/catalogue/catalogue'
import { isNamed, named, type Answer, type ChoiceKey } from '~/consent/choice'
import { nameOfProvider, receiverName, withoutAll, type ChoiceNames } from '~/consent/sentence'
import type { StoredRecording } from './store.server'

/** One thing that was said, in words. */
export type ToldSpoken = { key: string; receiver: ToldReceiver; answer: Answer }

/** Who may see it: as a row has it, and inside a question. */
export type ToldReceiver = { name: Text; within: Text; grammar: 'plural' | 'singular' }

/** What was said, as the paper has it too. */
export function tellSpoken({ content }: StoredRecording, names: ChoiceNames): ToldSpoken[] {
  return content.spoken.map(({ receiver, data, answer }) => ({
    key: `${data} ${receiver}`,
    receiver: tellReceiver(receiver, names),
    answer,
  }))
}

/** Which data it was about, as inside a sentence. */
export function tellData({ content }: StoredRecording, names: ChoiceNames): Text[] {
  const codes = [...new Set(content.spoken.map(({ data }) => data))]
  return codes.flatMap((code) => names.data.find((one) => one.code === code)?.lowercase ?? [])
}

/** The keys of what was said: the organisation whose staff asked is always the holder. */
export function keysOf({ ura, content }: StoredRecording): ChoiceKey[] {
  return content.spoken.map(({ data, receiver }) => ({ holder: named(ura), data, receiver }))
}

export function tellReceiver(receiver: string, names: ChoiceNames): ToldReceiver {
  const group = names.receivers.find(({ code }) => code === receiver)
  const name = nameOfProvider(receiver, names) ?? group?.name ?? { nl: receiver, en: receiver }
  const isOne = isNamed(receiver) || group?.grammar === 'singular'
  const within = withoutAll(receiverName(receiver, names))
  return { name, within, grammar: isOne ? 'singular' : 'plural' }
}
