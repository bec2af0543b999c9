import type { listMuted, readOneApproval } from '~/choosing/approval-pages.server'
import type { readPairingCode } from '~/authority/pairing-use-cases.server'
import type { QrDrawing } from '~/authority/qr.server'
import type { SerializeFrom } from '@remix-run/node'
import type { readOthers } from '~/onbehalf/others-use-cases.server'
import type { Shown } from '~/ui/shown'
import type { ApprovalSummary } from '~/choosing/approval-pages.server'
import type { shownOf } from './agreement'
import type { shownConcerns } from './concerns'

/* What the pages of people who decide together, and for another, are told. Their parts take of it what they show. */

type OneApproval = NonNullable<Awaited<ReturnType<typeof readOneApproval>>>

export type Concerns = Shown<typeof shownConcerns>

export type Approval = SerializeFrom<ReturnType<typeof shownOf<OneApproval>>> & {
  atOnce: number | null
  code: SerializeFrom<Awaited<ReturnType<typeof readPairingCode>>>
  /** The code that was made just now; it is shown once. */
  made?: { text: string; expiresAt: string; qr: QrDrawing } | null
}

export type ShownApproval = SerializeFrom<ReturnType<typeof shownOf<ApprovalSummary>>>

export type Approvals = { muted: Shown<typeof listMuted> }

export type Others = Shown<typeof readOthers>
