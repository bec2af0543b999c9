import * as v from 'valibot'
import { parseBsn } from '~/person/bsn'

const bsn = v.pipe(
  v.string(),
  v.check((value) => parseBsn(value) === value, 'must be nine digits that pass the 11-test'),
)
const day = v.pipe(v.string(), v.isoDate())
const shared = { underInvestigation: v.optional(v.literal(true)) }

const authority = v.variant('kind', [
  v.object({ ...shared, kind: v.literal('joint-parental'), parents: v.tuple([bsn, bsn]) }),
  v.object({ ...shared, kind: v.literal('sole-parental'), parent: bsn }),
  v.object({ ...shared, kind: v.literal('parent-and-third'), parent: bsn, third: v.nullable(bsn) }),
  v.object({ ...shared, kind: v.literal('guardianship'), guardians: v.pipe(v.array(bsn), v.maxLength(2)) }),
  v.object({ ...shared, kind: v.literal('temporarily-none'), explanation: v.string() }),
  v.object({ ...shared, kind: v.literal('indeterminate'), explanation: v.string() }),
])

/** What `POST /brp/persons` takes: a number, and whatever of the person is new. */
export const personChange = v.strictObject({
  bsn,
  firstNames: v.optional(v.string()),
  initials: v.optional(v.string()),
  prefix: v.nullish(v.string()),
  surname: v.optional(v.string()),
  gender: v.optional(v.picklist(['M', 'V'])),
  birthDate: v.optional(day),
  deceasedOn: v.nullish(day),
  confidential: v.optional(v.boolean()),
  authority: v.nullish(authority),
})
