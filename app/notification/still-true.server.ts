import { eq } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { KINDS, type About, type KindId } from './kinds'
import type { OutboxRow } from './store.server'
import { mailLink } from './tables.server'

/** A mail that is about to be sent: to which citizen, and why it was written. */
type Telling = { citizen: Subject; reason: string; at: Date }

/** Whether what a mail is about still is so. What happened stays so; what waits, comes or can be used may be gone. */
export type StillTrue = (reader: Reader, runtime: Runtime, telling: Telling) => Promise<boolean>

/** A check for everything a mail can be about: the type leaves none out. */
export type MailSubjects = Record<Exclude<About, 'what-happened' | 'link'>, StillTrue>

/** A mail or a letter on paper, as far as it says what it is about. */
type Told = Pick<OutboxRow, 'uniqueKey' | 'subjectId' | 'tellsMore'> & { kind: string }
type Sending = { row: Told; kind: KindId; citizen: Subject | null }

/**
 * Asked when a mail was claimed, not when it was written: between the two it may have waited for days. What is told to who is no
 * citizen happened, and stays so.
 */
export async function isStillTrue(
  runtime: Runtime,
  subjects: MailSubjects,
  { row, kind, citizen }: Sending,
): Promise<boolean> {
  const { about } = KINDS[kind]
  if (about === 'what-happened' || row.tellsMore) return true
  if (!citizen) return false
  const check = about === 'link' ? isLinkOpen : subjects[about]
  const telling = { citizen, reason: reasonOf(row), at: runtime.now() }
  return check(runtime.database.reader, runtime, telling)
}

/** Why a mail was written, as its use case named it. */
function reasonOf({ uniqueKey, kind, subjectId }: Told): string {
  return uniqueKey.slice(`${kind}:${subjectId}:`.length)
}

/** The reason is the link's index. A link that was used, or taken back for another, is in no mail any more. */
async function isLinkOpen(reader: Reader, _runtime: Runtime, { reason, at }: Telling): Promise<boolean> {
  const [link] = await reader.select().from(mailLink).where(eq(mailLink.tokenIndex, reason)).limit(1)
  return !link || (link.usedAt === null && link.expiresAt > at)
}
