import * as v from 'valibot'
import type { Enquiry } from '~/enquiry/enquiry'
import { parseBsn, type Bsn } from '~/person/bsn'

const CODE = 'must be a code: 1 to 64 letters, digits, dots, colons, underscores or dashes, as text.'
const URA = 'must be a URA number: eight digits, as text.'
const BSN = 'must be a BSN: nine digits that pass the 11-test, as text.'
const ID = 'must be text of at most 256 characters.'

const code = v.pipe(v.string(CODE), v.regex(/^[\w.:-]{1,64}$/, CODE))
const ura = v.pipe(v.string(URA), v.regex(/^\d{8}$/, URA))
const exactly = (value: string) => v.literal(value, `must be "${value}".`)
const bsn = v.pipe(
  v.string(BSN),
  v.regex(/^\d{9}$/, BSN),
  v.check((digits) => parseBsn(digits) !== null, BSN),
  v.transform((digits) => digits as Bsn),
)

/**
 * One access evaluation request (OpenID AuthZEN Authorization API 1.0, §6.1) as this portal takes it: may this organisation
 * consult these data of this person, kept by that holder? Fields that are not named here are ignored.
 */
export const evaluationForm = v.object({
  subject: v.object({
    type: exactly('organization'),
    id: ura,
    properties: v.object({
      organizationType: code,
      roleCode: v.optional(code),
      practitionerId: v.optional(code),
      mandatedId: v.optional(code),
    }),
  }),
  action: v.object({ name: exactly('consult'), properties: v.object({ purpose: code }) }),
  resource: v.object({
    type: exactly('patient-record'),
    id: v.pipe(v.string(ID), v.maxLength(256, ID)),
    properties: v.object({ bsn, holder: ura, holderType: code, dataCategory: code }),
  }),
})

export type ReadEvaluation = { ok: true; enquiry: Enquiry } | { ok: false; detail: string }

/** Reads a request body, or says what is to be repaired; what was sent is never repeated, since it may be a BSN. */
export function readEvaluation(body: unknown): ReadEvaluation {
  const read = v.safeParse(evaluationForm, body, { abortEarly: true })
  if (!read.success) return { ok: false, detail: detailOf(read.issues[0]) }
  const { subject, action, resource } = read.output
  const { roleCode, practitionerId, mandatedId } = subject.properties
  return {
    ok: true,
    enquiry: {
      bsn: resource.properties.bsn,
      holder: { ura: resource.properties.holder, type: resource.properties.holderType },
      receiver: {
        ura: subject.id,
        type: subject.properties.organizationType,
        ...(roleCode === undefined ? {} : { roleCode }),
      },
      data: resource.properties.dataCategory,
      purpose: action.properties.purpose,
      ...(practitionerId === undefined ? {} : { professional: practitionerId }),
      ...(mandatedId === undefined ? {} : { mandated: mandatedId }),
    },
  }
}

/** The library's own words for an object quote what came instead, so they are not used. */
function detailOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map((part) => String(part.key)).join('.') ?? 'The body'
  if (issue.type !== 'object') return `${path} ${issue.message}`
  return issue.received === 'undefined' ? `${path} is missing.` : `${path} must be an object.`
}
