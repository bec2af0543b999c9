import type { SerializeFrom } from '@remix-run/node'
import type { OpenedEvidence } from '~/evidence/case-use-cases.server'

/** One case as a page has it. */
export type ShownCase = SerializeFrom<OpenedEvidence>
