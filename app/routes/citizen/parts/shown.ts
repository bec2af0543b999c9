import type { SerializeFrom } from '@remix-run/node'
import type { readException, readExceptions } from '~/choosing/exceptions-use-cases.server'
import type { foreseeSending } from '~/choosing/foresee.server'
import type { readHistory, readHistoryVersion } from '~/choosing/history-use-cases.server'
import type { readOverview } from '~/choosing/overview-use-cases.server'
import type { readQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import type { readConfirmation } from '~/choosing/receipt-use-cases.server'
import type { readRestoring } from '~/choosing/restore-use-cases.server'
import type { reviewDraft } from '~/choosing/review-use-cases.server'
import type { readAround } from '~/choosing/waiting-use-cases.server'
import type { WhatIfPart } from '~/choosing/what-if-form'
import type { tryWhatIf } from '~/choosing/what-if-use-cases.server'
import type { readChecks } from '~/consentrequest/checks.server'
import type { readLatestViews, readViews } from '~/enquiry/use-cases.server'
import type { MessageId } from '~/i18n/nl'
import type { readLock } from '~/lock/page.server'
import type { readActsFor } from '~/onbehalf/acts-use-cases.server'
import type { readAgeNews } from '~/onbehalf/others-use-cases.server'
import type { readSharing } from '~/onbehalf/sharing.server'
import type { readMyList } from '~/ownprovider/use-cases.server'
import type { Path } from '~/paths'
import type { readRecordedNews } from '~/recording/news-use-cases.server'
import type { Shown } from '~/ui/shown'
import type { Concerns } from '../../family/parts/shown'
import type { QuestionnaireRefused } from '../choices/questionnaire-route.server'

/*
 * What the pages of a citizen are told, by page: what their use cases answer, and what the address says. Their parts take of it
 * what they show.
 */

export type Overview = Shown<typeof readOverview> &
  Shown<typeof readAround> &
  Shown<typeof readAgeNews> & {
    recorded: Shown<typeof readRecordedNews>
    /** How many requests for leave wait for an answer. */
    requests: number
    /** Whether choosing was begun. */
    draft: boolean
    views: SerializeFrom<Awaited<ReturnType<typeof readLatestViews>>>
    unconfirmed: 'sixteen' | 'again' | null
    concerns: Concerns
  }

export type Review = Shown<typeof reviewDraft> & {
  foresight: SerializeFrom<Awaited<ReturnType<typeof foreseeSending>>>
  restoring: SerializeFrom<Awaited<ReturnType<typeof readRestoring>>>
}

export type Done = Shown<typeof readConfirmation> & { origin: string }

export type History = Shown<typeof readHistory>

export type Version = Shown<typeof readHistoryVersion>

export type Lock = Shown<typeof readLock> & { loginPath: Path; lifted: boolean; home: Path; isChild: boolean }

type Tried = Shown<typeof tryWhatIf>
export type WhatIf = Omit<Tried, 'answer'> & {
  search: string
  values: Record<WhatIfPart, string>
  problems: { part: WhatIfPart; message: MessageId }[]
  answer: Extract<Tried['answer'], { ok: true }> | null
}

export type MyList = Shown<typeof readMyList>

export type Exception = Shown<typeof readException>

export type Exceptions = Shown<typeof readExceptions>

export type Views = Shown<typeof readViews> & {
  /** The filter as it stands in an address. */
  filter: string
  shares: SerializeFrom<Awaited<ReturnType<typeof readSharing>>>
  acts: Shown<typeof readActsFor>
  /** Who looked whether there is leave for something else than care. */
  leave: Shown<typeof readChecks>
}

export type Questionnaire = Shown<typeof readQuestionnaire> & {
  /** Why the form came back, when it did. */
  refused: SerializeFrom<QuestionnaireRefused> | undefined
}

export type ShownRow = Questionnaire['rows'][number]

export type Choosing = { draft: { updatedAt: string; progress: unknown } | null }
