/** What an officer is told where something is refused. */
export const REFUSALS = {
  'not-there': 404,
  'own-request': { status: 409, words: 'officer.refused.own-request' },
  'not-yours': { status: 409, words: 'officer.refused.not-yours' },
  closed: { status: 409, words: 'officer.refused.closed' },
  unproven: { status: 409, words: 'officer.refused.unproven' },
  paused: { status: 409, words: 'officer.refused.paused' },
  'not-asked': { status: 409, words: 'officer.refused.not-asked' },
  'too-late': { status: 409, words: 'officer.refused.too-late' },
  extended: { status: 409, words: 'officer.refused.extended' },
  'not-decided': { status: 409, words: 'officer.refused.not-decided' },
  'before-receipt': { status: 422, words: 'officer.refused.before-receipt', field: 'dag' },
  ahead: { status: 422, words: 'officer.refused.ahead', field: 'dag' },
  'no-ground': { status: 422, words: 'officer.refused.no-ground', field: 'grond' },
  'no-reason': { status: 422, words: 'officer.refused.no-reason', field: 'tekst' },
  'no-outcome': { status: 422, words: 'officer.refused.outcome', field: 'besluit' },
} as const
