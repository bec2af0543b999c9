import * as v from 'valibot'
import { seal, unseal, type SealKey } from '~/sealing/seal.server'
import { parseEmail } from './email'
import { boundedText } from '~/runtime/bounded-text'

/** An address and a token, as JSON. */
const LONGEST = 2000

const address = v.pipe(
  boundedText(320),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = parseEmail(dataset.value)
    if (read) return read
    addIssue({ message: 'not one address' })
    return NEVER
  }),
)

const schema = v.object({
  address,
  link: v.optional(v.pipe(boundedText(64), v.regex(/^[\w-]{1,64}$/)), undefined),
})

/** What a mail carries itself: the address it goes to, and the token of the link in it. */
export type Payload = v.InferOutput<typeof schema>

/** Seals a payload into its outbox row, under the citizen's profile key: it dies with the profile. */
export function sealPayload(key: SealKey, row: string, payload: Payload): string {
  return seal(key, placeOf(row), JSON.stringify(payload))
}

/** Opens a payload. Throws when it was sealed elsewhere or under another key; null when it makes no sense. */
export function openPayload(key: SealKey, row: string, sealed: string): Payload | null {
  const read = v.safeParse(
    v.pipe(boundedText(LONGEST), v.parseJson(), schema),
    unseal(key, placeOf(row), sealed),
  )
  return read.success ? read.output : null
}

function placeOf(row: string) {
  return { table: 'outbox', column: 'payload_sealed', row }
}
