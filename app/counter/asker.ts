/**
 * Who asks at another organisation, where a holder asks whether it may hand over: the kind of professional, with the role code of the UZI and
 * Dezi registers (domain: the consent choice).
 */
export const ASKERS = {
  gp: '01.015',
  pharmacist: '17.000',
  specialist: '01.016',
  nurse: '30.000',
} as const

export const ASKER_KINDS = [
  'gp',
  'pharmacist',
  'specialist',
  'nurse',
] as const satisfies readonly (keyof typeof ASKERS)[]
export type AskerKind = (typeof ASKER_KINDS)[number]
