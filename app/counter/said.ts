import type { DocumentKind, Evidence } from '~/recording/recorded'
import type { Spoken } from '~/recording/spoken'
import type { Speaker } from './visit'

/** What a form said of who was there. */
export type Seen = { document: DocumentKind | 'geen'; kindja: string }

export type EvidenceRead =
  | { ok: true; evidence: Evidence }
  | { ok: false; refusal: 'document-missing' | 'child-and-parent' }

/**
 * Who stood at the counter, from what staff ticked. The document of the person may be left out only where who decides for them spoke:
 * a child under 12 and an adult need not be there then; from 12 to 15 the child is asked too, and says no yes without a parent beside it,
 * which is said before anything is read back.
 */
export function evidenceOf(
  { document, kindja }: Seen,
  { speaker, age, spoken }: { speaker: Speaker | null; age: number; spoken: readonly Spoken[] },
): EvidenceRead {
  const saysYes = spoken.some(({ answer }) => answer === 'yes')
  if (saysYes && isAskedToo(age) && !speaker) return { ok: false, refusal: 'child-and-parent' }
  const mayBeAway = speaker !== null && !isAskedToo(age)
  if (document === 'geen' && !mayBeAway) return { ok: false, refusal: 'document-missing' }
  return {
    ok: true,
    evidence: {
      document: document === 'geen' ? null : document,
      representative: speaker,
      child: kindja === 'ja' ? 'said-yes' : 'did-not',
    },
  }
}

/** From 12 to 15 a child decides along (Wabvpz 15g). */
export function isAskedToo(age: number): boolean {
  return age >= 12 && age < 16
}

/** Under 12 who has authority decides, in the child's place. */
export function isDecidedFor(age: number): boolean {
  return age < 12
}

/** What was answered about single things, by the names of their fields; what was passed over is not in it. */
export function spokenIn(
  answers: Record<string, unknown>,
  offered: readonly Pick<Spoken, 'data' | 'receiver'>[],
): Spoken[] {
  return offered.flatMap(({ data, receiver }) => {
    const answer = answers[fieldOf({ data, receiver })]
    return answer === 'yes' || answer === 'no' ? [{ data, receiver, answer }] : []
  })
}

/** The field of one thing that may be asked. */
export function fieldOf({ data, receiver }: Pick<Spoken, 'data' | 'receiver'>): string {
  return `${data}-${receiver}`
}
