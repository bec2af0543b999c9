import type { SealKey } from '~/sealing/seal.server'

/**
 * What is logged of one event, after NEN 7513: who (one or more users), what was done to which object, when,
 * with what outcome, from which source. Nothing here may hold a BSN, name or address of a citizen in the
 * clear; what only the citizen may read is sealed.
 */
export type ActivityEntry = {
  event: ActivityEvent
  /** NEN 7513: create, read, update, delete, execute. */
  action: 'C' | 'R' | 'U' | 'D' | 'E'
  outcome: 'success' | 'refused' | 'failure' | 'permit' | 'deny'
  at: Date
  /** Internal id of the citizen concerned; null when none is. */
  subjectId: string | null
  /** URA of the acting organisation; null for the citizen's own acts and the system's. */
  organisation: string | null
  /** The organisation type (Nictiz) it acted as, where it named one. */
  organisationType?: string
  users: ActivityUser[]
  object: {
    type: ObjectType
    id: string
    version?: number
    /** Of a representation: where it stands from here on. */
    became?: string
    /** Of a care system: the tag of its row from here on and until here, so that a row put back as it once was is found. */
    tag?: string
    tagBefore?: string
  }
  /** NEN 7513 checks that were made before the act; `reason`: whoever did it said why. */
  checks?: {
    authorisation?: boolean
    treatmentRelation?: boolean
    consent?: boolean
    emergency?: false
    reason?: true
  }
  requestId: string
  /** What only the citizen may read, to be sealed under the citizen's log key at the place of this entry. */
  sealing?: { key: SealKey; text: string }
}

export type ActivityUser = {
  /** Subject id, professional number, client id or process name. */
  id: string
  /** ISO 21298: subject of care, proxy, personal professional, privileged, directly or indirectly involved, supporting. */
  role: '01' | '02' | '03' | '04' | '05' | '06' | '07'
  initiator: boolean
  /** URA of the organisation for which a colleague asked a question, which stands under who receives the answer. */
  of?: string
  responsible?: string
}

export type ObjectType =
  | 'profile'
  | 'session'
  | 'contact'
  | 'draft'
  | 'activity-log'
  | 'directory'
  | 'catalogue'
  | 'client'
  | 'mail'
  | 'system'
  | 'representation'
  | 'evidence'
  | 'approval'
  | 'pairing'
  | 'recording'
  | 'staff'
  | 'opt-in'
  | 'consent-request'
  | 'organisation'
  | 'message'
  | 'call-note'
  | 'post-request'
  | 'rights-request'
  | 'breach'

export type ActivityEvent =
  | 'logged-in'
  | 'login-refused'
  | 'logged-out'
  | 'workplace-chosen'
  | 'role-given'
  | 'role-taken'
  | 'staff-added'
  | 'assistance-asked'
  | 'assistance-accepted'
  | 'assistance-ended'
  | 'assistance-chosen'
  | 'alarm-raised'
  | 'alarm-answered'
  | 'alarm-read'
  | 'alarm-reviewed'
  | 'first-login-completed'
  | 'terms-accepted'
  | 'address-requested'
  | 'address-confirmed'
  | 'address-kept'
  | 'address-bounced'
  | 'postal-address-set'
  | 'postal-address-ended'
  | 'letter-printed'
  | 'letter-posted'
  | 'letter-returned'
  | 'letter-dropped'
  | 'letters-read'
  | 'call-noted'
  | 'call-notes-read'
  | 'call-note-deleted'
  | 'post-request-received'
  | 'post-request-read'
  | 'post-request-moved'
  | 'preferences-changed'
  | 'choices-submitted'
  | 'choices-read'
  | 'page-read'
  | 'receipt-read'
  | 'choice-ended'
  | 'end-announced'
  | 'catalogue-told'
  | 'statement-told'
  | 'catalogue-published'
  | 'still-right-asked'
  | 'draft-changed'
  | 'own-providers-changed'
  | 'opt-in-sent'
  | 'opt-in-read'
  | 'opt-in-moved'
  | 'opt-in-ended'
  | 'opt-in-goes'
  | 'consent-code-made'
  | 'consent-code-ended'
  | 'consent-requests-forbidden'
  | 'consent-requests-allowed'
  | 'consent-request-sent'
  | 'consent-request-arrived'
  | 'consent-request-read'
  | 'consent-given'
  | 'consent-declined'
  | 'consent-withdrawn'
  | 'consent-lapsed'
  | 'consent-checked'
  | 'following-begun'
  | 'following-ended'
  | 'following-read'
  | 'following-stop-asked'
  | 'organisation-address-asked'
  | 'organisation-address-changed'
  | 'organisation-endpoint-asked'
  | 'organisation-endpoint-proven'
  | 'organisation-endpoint-removed'
  | 'organisation-endpoint-paused'
  | 'organisation-endpoint-resumed'
  | 'views-read'
  | 'views-exported'
  | 'representation-changed'
  | 'acting-started'
  | 'acting-stopped'
  | 'approval-asked'
  | 'approval-given'
  | 'approval-declined'
  | 'approval-ended'
  | 'approval-trimmed'
  | 'approval-read'
  | 'asker-muted'
  | 'asker-unmuted'
  | 'pairing-code-made'
  | 'paired'
  | 'pairing-refused'
  | 'age-announced'
  | 'age-passed'
  | 'inherited-confirmed'
  | 'inherited-ended'
  | 'views-shared'
  | 'views-unshared'
  | 'capacity-changed'
  | 'shielding-changed'
  | 'evidence-read'
  | 'evidence-moved'
  | 'found-at-desk'
  | 'gate-closed'
  | 'gate-opened'
  | 'lock-read'
  | 'erasing-asked'
  | 'erasing-agreed'
  | 'erasing-refused'
  | 'erasing-begun'
  | 'keeping-asked'
  | 'erasing-stopped'
  | 'profile-destroyed'
  | 'own-data-read'
  | 'rights-asked'
  | 'rights-added'
  | 'rights-withdrawn'
  | 'rights-read'
  | 'rights-moved'
  | 'restriction-begun'
  | 'restriction-ended'
  | 'own-data-exported'
  | 'locked'
  | 'lock-lifted'
  | 'looked-up'
  | 'look-up-missed'
  | 'recorded'
  | 'recording-refused'
  | 'recording-confirmed'
  | 'recording-declined'
  | 'recording-lapsed'
  | 'recording-accepted'
  | 'recording-ended'
  | 'recording-read'
  | 'message-received'
  | 'message-read'
  | 'message-answered'
  | 'message-changed'
  | 'message-blackened'
  | 'messages-searched'
  | 'recording-forbidden'
  | 'recording-allowed'
  | 'slip-printed'
  | 'own-log-read'
  | 'log-read'
  | 'blocked'
  | 'unblocked'
  | 'hold-put'
  | 'hold-lifted'
  | 'consulted'
  | 'question-refused'
  | 'directory-imported'
  | 'client-changed'
  | 'client-token-asked'
  | 'queue-changed'
  | 'log-verified'
  | 'database-migrated'
  | 'key-forgotten'
  | 'keys-rotated'
  | 'representations-read'
  | 'breach-changed'
  | 'breach-told'
  | 'retention-run'
  | 'system-started'
