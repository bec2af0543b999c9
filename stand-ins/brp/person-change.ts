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
  suspended: v.nullish(v.pipe(v.string(), v.maxLength(1))),
  deathInvestigated: v.optional(v.boolean()),
  birthKnown: v.nullish(v.picklist(['month', 'year', 'nothing'])),
  nameless: v.optional(v.boolean()),
  /** The number they go by from now on: this record becomes one made by mistake. */
  replacedBy: v.optional(bsn),
  /** The day on which it changed, for the update interface; the stand-in's own day when not given. */
  changedOn: v.optional(day),
  authority: v.nullish(authority),
})
