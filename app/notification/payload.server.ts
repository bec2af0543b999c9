import * as v from 'valibot'
import { seal, unseal, type SealKey } from '~/sealing/seal.server'
import { parseEmail } from './email'
import { KINDS, LONGEST_ANSWER, LONGEST_NOTICE, type CarriedAddressKind } from './kinds'
import { boundedText } from '~/runtime/bounded-text'

/** The longest of them, as JSON, in which a sign may take six. */
const LONGEST = 61_000

const address = v.pipe(
  boundedText(320),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = parseEmail(dataset.value)
    if (read) return read
    addIssue({ message: 'not one address' })
    return NEVER
  }),
)

const link = v.pipe(boundedText(64), v.regex(/^[\w-]{1,64}$/))

/** `B 2041`: a serial of the desk. */
const messageNumber = v.pipe(boundedText(9), v.regex(/^B \d{1,7}$/))

type Carried = (typeof KINDS)[CarriedAddressKind]['carries']

/** The shape of what a kind says that it carries: where the mail goes, the token of the link in it, what the desk answered. */
const SHAPES = {
  address: v.strictObject({ address }),
  'address-and-link': v.strictObject({ address, link }),
  number: v.strictObject({ number: messageNumber }),
  'number-and-text': v.strictObject({ number: messageNumber, text: boundedText(LONGEST_ANSWER) }),
  notice: v.strictObject({ text: boundedText(LONGEST_NOTICE) }),
} satisfies Record<Carried, v.GenericSchema<unknown, object>>

/** What a mail of a kind carries itself. */
export type Payload<Kind extends CarriedAddressKind> = v.InferOutput<
  (typeof SHAPES)[(typeof KINDS)[Kind]['carries']]
>

/** The row of the outbox it is sealed into, and so the kind that says what fits. */
type Place<Kind> = { id: string; kind: Kind }

/**
 * Seals a payload into its outbox row, under the recipient's own key: it dies with that. Throws when it does not fit its
 * kind, so that nothing of the change that asked for such a mail is kept; what it held is in no error.
 */
export function sealPayload<Kind extends CarriedAddressKind>(
  key: SealKey,
  { id, kind }: Place<Kind>,
  payload: Payload<Kind>,
): string {
  const checked = v.safeParse(SHAPES[KINDS[kind].carries], payload)
  if (!checked.success) throw new Error(`the payload does not fit mail of the kind ${kind}`)
  return seal(key, placeOf(id), JSON.stringify(checked.output))
}

/** Opens a payload. Throws when it was sealed elsewhere or under another key; null when it does not fit its kind. */
export function openPayload<Kind extends CarriedAddressKind>(
  key: SealKey,
  { id, kind }: Place<Kind>,
  sealed: string,
): Payload<Kind> | null {
  const json = v.safeParse(v.pipe(boundedText(LONGEST), v.parseJson()), unseal(key, placeOf(id), sealed))
  const read = v.safeParse(SHAPES[KINDS[kind].carries], json.output)
  return read.success ? (read.output as Payload<Kind>) : null
}

function placeOf(row: string) {
  return { table: 'outbox', column: 'payload_sealed', row }
}
