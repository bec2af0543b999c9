/**
 * What the systems of an organisation are told, and no more: something of whom it follows changed, or a request of a patient
 * arrived. Of whom and what is not in it; that is read by logging in.
 */
export const TOLD_KINDS = ['followed-changed', 'request-arrived'] as const
export type ToldKind = (typeof TOLD_KINDS)[number]

/** What asks whether an address is theirs. */
export const PROOF = 'endpoint-proof'
export type EndpointKind = ToldKind | typeof PROOF

export function isEndpointKind(text: string): text is EndpointKind {
  return text === PROOF || TOLD_KINDS.some((kind) => kind === text)
}

const LIFETIME_HOURS: Record<EndpointKind, number> = {
  [PROOF]: 24,
  'followed-changed': 72,
  'request-arrived': 72,
}

/** The moment after which it is dead: nobody is told today of the week before last. */
export function deadAfter(kind: EndpointKind, due: Date): Date {
  return new Date(due.getTime() + LIFETIME_HOURS[kind] * 3_600_000)
}

type Written = { id: string; kind: EndpointKind; ura: string; at: Date; challenge: string }

/** The body that is sent and signed; the same at every try, so that a message that comes twice is known by its `id`. */
export function bodyOf({ id, kind, ura, at, challenge }: Written): string {
  const told = { id, kind, organisation: ura, time: at.toISOString() }
  return JSON.stringify(kind === PROOF ? { ...told, challenge } : told)
}
