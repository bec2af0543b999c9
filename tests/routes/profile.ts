import { eq } from 'drizzle-orm'
import type { Choice } from '~/consent/choice'
import { insertVersion, putDraft, readCurrent, readDraft } from '~/consent/store.server'
import type { Draft, Edit } from '~/consent/draft'
import { sessionIndexOf } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { findById, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Answer, Visitor } from '../support/visitor'
import type { Product } from './product'

/** The citizen who is logged in with this browser. */
async function citizenOf(product: Product, visitor: Visitor): Promise<Subject> {
  const index = sessionIndexOf(product.runtime, visitor.cookies())
  const [row] = await product.database.reader.select().from(session).where(eq(session.idIndex, index!))
  return (await findById(product.database.reader, product.runtime, row!.subjectId!))!
}

/** The choices in force. */
export async function choicesOf(product: Product, visitor: Visitor): Promise<Choice[]> {
  const citizen = await citizenOf(product, visitor)
  return (await readCurrent(product.database.reader, citizen))?.choices ?? []
}

type Written = { choices: Choice[]; at?: Date; catalogueVersion?: number }

/** Puts a next version in force, as a representative would while this person has a page open. */
export async function writeVersion(product: Product, visitor: Visitor, written: Written): Promise<void> {
  const citizen = await citizenOf(product, visitor)
  const { currentVersion, id } = citizen.row
  const number = currentVersion + 1
  await product.database.transact(async (transaction) => {
    await insertVersion(transaction, citizen, {
      ...{ number, predecessor: currentVersion, choices: written.choices },
      catalogueVersion: written.catalogueVersion ?? 1,
      readingCatalogue: written.catalogueVersion ?? 1,
      ...{ receiptNumber: 'Z 2026 0000 0000', authorId: 'somebody-else', authorRole: '01' },
      ...{ channel: 'representative', at: written.at ?? new Date() },
    })
    await transaction.update(subject).set({ currentVersion: number }).where(eq(subject.id, id))
  })
}

/** Changes what stands in the draft behind the product's back, as time would. */
export async function rewriteDraft(
  product: Product,
  visitor: Visitor,
  change: (draft: Draft) => { edits: Edit[] },
): Promise<void> {
  const citizen = await citizenOf(product, visitor)
  const stored = (await readDraft(product.database.reader, citizen, citizen.row.id))!
  const seen = { version: stored.baseVersion, day: localDate(stored.updatedAt) }
  const edits = change(stored).edits.map((edit) => ({ ...edit, seen }))
  await product.database.transact((transaction) =>
    putDraft(transaction, citizen, { ...stored, edits, actorId: citizen.row.id }),
  )
}

/** What stands in the main part of a page, in single spaces. */
export function mainText({ document }: Answer): string {
  return (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')
}
