/** What has words of its own (`ui.failure.…`). */
const KNOWN = [400, 403, 404, 409, 413, 422, 429, 500, 503] as const

export type KnownFailure = (typeof KNOWN)[number]

/** The status by whose words another is told: as 400 or 500, whoever's fault it is. */
export function knownFailure(status: number): KnownFailure {
  return KNOWN.find((each) => each === status) ?? (status < 500 ? 400 : 500)
}

/** In the address and the data of the page of a refusal: the form was ours, and is valid no more. */
export const OLD_FORM = 'verlopen'
