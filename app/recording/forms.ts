import * as v from 'valibot'

/** The five buttons under a record: three about what was written down, two about what waits. */
const DOING = ['accept', 'undo', 'not-said', 'yes', 'no'] as const
export type Doing = (typeof DOING)[number]

export const answerForm = v.object({ do: v.picklist(DOING) })
