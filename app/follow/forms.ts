import * as v from 'valibot'
import { FOLLOW_REASONS } from '~/following/follower'
import type { MessageId } from '~/i18n/nl'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** On what ground one follows. */
export const followForm = v.object({ reden: v.picklist(FOLLOW_REASONS, say('follow.begin.why.missing')) })
