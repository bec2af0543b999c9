/** The scopes that a machine client can be given now; each belongs to a face that is served. */
export const OFFERED_SCOPES = ['access:evaluate'] as const

export type Scope = (typeof OFFERED_SCOPES)[number]
