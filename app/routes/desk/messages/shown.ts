import type { SerializeFrom } from '@remix-run/node'
import type { DeskMessage, ThreadEntry } from '~/conversation/read-use-cases.server'
import type { CannedAnswer } from '~/conversation/canned-use-cases.server'

/** A message as its page got it. */
export type ShownMessage = SerializeFrom<DeskMessage>
export type ShownEntry = SerializeFrom<ThreadEntry>
export type ShownCanned = SerializeFrom<CannedAnswer>
export type ShownPresent = ShownMessage['present']
