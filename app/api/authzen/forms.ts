import * as v from 'valibot'
import type { Enquiry } from '~/enquiry/enquiry'
import { parseBsn, type Bsn } from '~/person/bsn'
import { boundedText } from '~/runtime/bounded-text'

const CODE = 'must be a code: 1 to 64 letters, digits, dots, colons, underscores or dashes, as text.'
const URA = 'must be a URA number: eight digits, as text.'
const BSN = 'must be a BSN: nine digits that pass the 11-test, as text.'
const ROLE_CODE = 'must be a UZI role code: two digits, a dot and three digits, as text, such as "01.015".'
const PRACTITIONER =
  'must be the number of the professional in the UZI or Dezi register: nine digits, as text.'
const ID = 'must be text of at most 256 characters.'

const code = v.pipe(boundedText(64, { message: CODE }), v.regex(/^[\w.:-]{1,64}$/, CODE))
const ura = v.pipe(boundedText(8, { message: URA }), v.regex(/^\d{8}$/, URA))
const roleCode = v.pipe(boundedText(6, { message: ROLE_CODE }), v.regex(/^\d{2}\.\d{3}$/, ROLE_CODE))
const practitioner = v.pipe(boundedText(9, { message: PRACTITIONER }), v.regex(/^\d{9}$/, PRACTITIONER))
const exactly = (value: string) => v.literal(value, `must be "${value}".`)
const bsn = v.pipe(
  boundedText(9, { message: BSN }),
  v.regex(/^\d{9}$/, BSN),
  v.check((digits) => parseBsn(digits) !== null, BSN),
  v.transform((digits) => digits as Bsn),
)

/**
 * One access evaluation request (OpenID AuthZEN Authorization API 1.0, §6.1) as this portal takes it: may this organisation
 * consult these data of this person, kept by that holder? Fields that are not named here are ignored.
 */
const evaluationForm = v.object({
  subject: v.object({
    type: exactly('organization'),
    id: ura,
    properties: v.object({
      organizationType: code,
      roleCode,
      practitionerId: practitioner,
      mandatedId: v.optional(code),
    }),
  }),
  action: v.object({ name: exactly('consult'), properties: v.object({ purpose: code }) }),
  resource: v.object({
    type: exactly('patient-record'),
    id: boundedText(256, { message: ID }),
    properties: v.object({ bsn, holder: ura, holderType: code, dataCategory: code }),
  }),
})

/** What is often left out, and what it must be: the answer says how to repair. */
const REQUIRED_FORMS: Record<string, string> = {
  'subject.properties.roleCode': ROLE_CODE,
  'subject.properties.practitionerId': PRACTITIONER,
}

export type ReadEvaluation = { ok: true; enquiry: Enquiry } | { ok: false; detail: string }

/** Reads a request body, or says what is to be repaired; what was sent is never repeated, since it may be a BSN. */
export function readEvaluation(body: unknown): ReadEvaluation {
  const read = v.safeParse(evaluationForm, body, { abortEarly: true })
  if (!read.success) return { ok: false, detail: detailOf(read.issues[0]) }
  const { subject, action, resource } = read.output
  const { practitionerId, mandatedId } = subject.properties
  return {
    ok: true,
    enquiry: {
      bsn: resource.properties.bsn,
      holder: { ura: resource.properties.holder, type: resource.properties.holderType },
      receiver: {
        ura: subject.id,
        type: subject.properties.organizationType,
        roleCode: subject.properties.roleCode,
      },
      data: resource.properties.dataCategory,
      purpose: action.properties.purpose,
      professional: practitionerId,
      ...(mandatedId === undefined ? {} : { mandated: mandatedId }),
    },
  }
}

/** The library's own words for an object quote what came instead, so they are not used. */
function detailOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map((part) => String(part.key)).join('.') ?? 'The body'
  if (issue.type !== 'object') return `${path} ${issue.message}`
  if (issue.received !== 'undefined') return `${path} must be an object.`
  const form = REQUIRED_FORMS[path]
  return form ? `${path} is missing. It ${form}` : `${path} is missing.`
}
