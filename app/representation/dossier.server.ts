import type { Reader, Transaction } from '~/db/database.server'
import { isConfidential } from '~/person/store.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { isAuthority, isCheckedLately, readsAfterDeath, type ActingCitizen } from './acting'
import {
  concernedBy,
  roleOf,
  type Concerned,
  type Occasion,
  type DecisionStatus,
} from './decision-status.server'
import { disclosureTo, FULL_DISCLOSURE, type Disclosure } from './disclosure'
import type { Representation } from './store.server'

/** Who does something, as what (ISO 21298), by which channel, and for which organisation: null for a citizen. */
export type By = ReturnType<typeof roleOf> & { organisation: string | null }

/**
 * Who acts, for whom, as what, seeing what, and when: opened once a request, and handed to every use case about somebody's
 * choices. What is in it is looked at anew in each transaction (`renewed`): what is written commits only while it still holds.
 */
export type Dossier<Who extends Acting = ActingCitizen> = Concerned &
  Occasion & {
    /** Who is logged in, or who follows a link that was mailed to them. */
    actor: Who
    by: By
    /** What of the person may be shown to them. */
    disclosure: Disclosure
    /** The Dutch day of the moment it was opened. */
    today: LocalDate
  }

/** As much as has to be known of who acts. */
export type Acting = Pick<ActingCitizen, 'subjectId' | 'actingFor'>

type Opening = Pick<Runtime, 'keyring' | 'now'>

/**
 * Opens the dossier of oneself, or of whom the session acts for (Wabvpz 15g). Null where that is not in force at this moment,
 * which looks the same as not there.
 */
export async function openDossier<Who extends Acting>(
  reader: Reader,
  runtime: Opening,
  { actor, requestId }: { actor: Who; requestId: string },
): Promise<Dossier<Who> | null> {
  return open(reader, runtime, { actor, at: runtime.now(), requestId })
}

/**
 * The same dossier as it stands in this transaction, to change something with; null when it does not hold any more, and where
 * one only looks back after a death (BW 7:458a).
 */
export async function renewed<Who extends Acting>(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  dossier: Dossier<Who>,
): Promise<Dossier<Who> | null> {
  const now = await again(transaction, runtime, dossier)
  return now?.representation && readsAfterDeath(now.representation) ? null : now
}

function again<Who extends Acting>(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  { actor, at, requestId }: Dossier<Who>,
): Promise<Dossier<Who> | null> {
  return open(transaction, runtime, { actor, at, requestId })
}

/** As `renewed`; what does not hold any more looks like what is not there: the page of that is shown. */
export async function stillOpen(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  dossier: Dossier,
): Promise<Dossier> {
  return orNotThere(await renewed(transaction, runtime, dossier))
}

/** As `stillOpen`, to read: also for who looks back after a death. */
export async function stillReadable(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  dossier: Dossier,
): Promise<Dossier> {
  return orNotThere(await again(transaction, runtime, dossier))
}

function orNotThere(dossier: Dossier | null): Dossier {
  if (!dossier) throw new Response(null, { status: 404 })
  return dossier
}

async function open<Who extends Acting>(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { actor, ...occasion }: Occasion & { actor: Who },
): Promise<Dossier<Who> | null> {
  const today = localDate(occasion.at)
  const concerned = await concernedBy(reader, runtime, { actor, today })
  if (!concerned) return null
  const by = { ...roleOf(concerned), organisation: null }
  const disclosure = concerned.representation
    ? disclosureFor(concerned, concerned.representation)
    : FULL_DISCLOSURE
  return { ...concerned, ...occasion, actor, by, disclosure, today }
}

/** What who acts for another may see of them: as much as that person's safety allows. */
export function disclosureFor(
  { person, decides }: Pick<DecisionStatus, 'person' | 'decides'>,
  { sharesViews }: Pick<Representation, 'sharesViews'>,
): Disclosure {
  const shielded = person.row.shielded || isConfidential(person)
  return disclosureTo({ decides, shielded, shared: sharesViews })
}

/** A list of providers as far as who looks may see names (domain: safety of the child). */
export function seenBy<Provider>(dossier: Pick<Dossier, 'disclosure'>, providers: Provider[]): Provider[] {
  return seesList(dossier) ? providers : []
}

/** Whether the names on the list of own providers are theirs to see (domain: safety of the child). */
export function seesList({ disclosure }: Pick<Dossier, 'disclosure'>): boolean {
  return disclosure.providers === 'names'
}

/** Whether the list of own providers is theirs to change: of 12 to 15 who is let in only looks. */
export function changesList({ disclosure, decides, representation }: Dossier): boolean {
  return seesList({ disclosure }) && (representation === null || decides !== 'together')
}

/** Whether who acts needs no authority, or the register said lately that they have it. */
export function needsNoRegister({ actor: { actingFor }, at }: Dossier): boolean {
  return !actingFor || !isAuthority(actingFor.kind) || isCheckedLately(actingFor, at)
}
