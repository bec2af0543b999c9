import { UNKNOWN_WINDOW_MINUTES } from '~/authority/pairing'

/** How to answer who tried too often: when they can try again (RFC 6585, section 4). */
export const TOO_MANY = { status: 429, headers: { 'Retry-After': String(UNKNOWN_WINDOW_MINUTES * 60) } }
