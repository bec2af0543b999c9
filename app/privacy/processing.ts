import { PERIODS, type RetainedId } from './periods'

/** Of these, what is kept is of who works with the portal; of everything else it is of citizens. */
const OF_STAFF: readonly RetainedId[] = ['staff-account', 'staff-alarm', 'block']
/** And of these of both: who logs in, and who did what about whom. */
const OF_BOTH: readonly RetainedId[] = [
  'session',
  'login',
  'kept-form',
  'sent-form',
  'log',
  'recording',
  'visit',
]

export type Concerned = 'citizens' | 'staff' | 'both'

/** The register of processing (AVG 30(1)): of each thing that is kept, whom it concerns and its five sentences. */
export const PROCESSING = (Object.keys(PERIODS) as RetainedId[]).map((id) => ({
  id,
  concerns: concernedBy(id),
  ...PERIODS[id],
}))

function concernedBy(id: RetainedId): Concerned {
  if (OF_STAFF.includes(id)) return 'staff'
  return OF_BOTH.includes(id) ? 'both' : 'citizens'
}
