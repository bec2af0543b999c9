import type { SwitchableKind } from './kinds'
import type { Rhythm } from './viewed'

/** What a citizen chose about mail: about what, how often, and under what name; an empty name is none. */
export type MailSettings = { kinds: SwitchableKind[]; rhythm: Rhythm; name: string }
