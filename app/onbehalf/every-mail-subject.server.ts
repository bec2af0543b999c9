import { CONVERSATIONS } from '~/conversation/told.server'
import { ORGANISATIONS } from '~/inbox/tell-organisation.server'
import type { Audiences } from '~/notification/recipient.server'
import type { MailSubjects } from '~/notification/still-true.server'
import { isEndTold, isStillRightTold } from '~/transition/mail-subjects.server'
import { isApprovalTold, isBirthdayTold, isInheritedTold, isRepresentationTold } from './mail-subjects.server'

/** Who knows of each thing a mail can be about whether it still is so. */
export const MAIL_SUBJECTS: MailSubjects = {
  approval: isApprovalTold,
  representation: isRepresentationTold,
  birthday: isBirthdayTold,
  inherited: isInheritedTold,
  'end-of-yes': isEndTold,
  'last-look': isStillRightTold,
}

/** Who gets mail besides citizens, and who knows them. */
export const MAIL_AUDIENCES: Audiences = { organisation: ORGANISATIONS, conversation: CONVERSATIONS }
