import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'
import { lineField } from '~/runtime/typed-line'
import { reasonField } from './reason'

const say = (id: MessageId) => id
const LONGEST_ID = 64

export const BLOCK_KINDS = ['staff', 'client', 'organisation'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Whom or what to block, by the number or name that it is known by, and why. */
export const blockForm = v.object({
  soort: v.picklist(BLOCK_KINDS, say('oversight.block.kind.missing')),
  nummer: lineField({
    missing: say('oversight.block.number.missing'),
    wrong: say('oversight.block.unknown'),
  }),
  reden: reasonField,
})

/** Which block to lift, and why. */
export const liftForm = v.object({ lift: boundedText(LONGEST_ID), reden: reasonField })
