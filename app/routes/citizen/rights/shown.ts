import type { SerializeFrom } from '@remix-run/node'
import type { listOwnRights, readOwnRights } from '~/rights/person-use-cases.server'

/** One of one's own requests as a list has it, and as its own page has it. */
export type OwnRight = SerializeFrom<Awaited<ReturnType<typeof listOwnRights>>[number]>
export type OpenedRight = SerializeFrom<NonNullable<Awaited<ReturnType<typeof readOwnRights>>>>
export type ShownClock = OwnRight['clock']
