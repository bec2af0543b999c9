import * as v from 'valibot'
import { boundedText } from '~/runtime/bounded-text'

/** The five buttons under a record: three about what was written down, two about what waits. */
const DOING = ['accept', 'undo', 'not-said', 'yes', 'no'] as const
export type Doing = (typeof DOING)[number]

export const answerForm = v.object({ do: v.picklist(DOING) })

const NONE = 'recorded.code.none'

/** The code of a paper, as it is typed; whether there is such a paper is looked up. */
export const slipForm = v.object({
  code: v.pipe(v.optional(boundedText(40, { message: NONE }), ''), v.trim(), v.nonEmpty(NONE)),
})

/** The switch «niemand mag voor mij vastleggen». */
export const banForm = v.object({ do: v.picklist(['forbid', 'allow']) })

/** Behind the link in a mail: nothing is shown before it is asked for, since scanners follow links. */
export const whatWaitsForm = v.object({
  do: v.picklist(['look', 'yes', 'no']),
  record: v.optional(boundedText(64), ''),
})
