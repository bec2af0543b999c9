import { createHash } from 'node:crypto'
import { catalogueVersion1 } from '~/catalogue/version-1'
import type { Choice } from '~/consent/choice'
import { encodeChoices } from '~/consent/profile'
import { profileVersion } from '~/consent/tables.server'
import { bulkInsert } from '~/db/bulk-insert.server'
import { openSubjectKeys, type SealedSubjectKeys } from '~/person/keys.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { preference } from '~/notification/tables.server'
import { bareSubject, findById } from '~/person/store.server'
import { registerFollow, subject, subjectKey } from '~/person/tables.server'
import type { Bsn } from '~/person/bsn'
import type { Runtime } from '~/runtime/runtime.server'
import { seal } from '~/sealing/seal.server'

export type SeededCitizen = { id: string; bsn: string }

const CHUNK = 1_000
const CHOICES_EACH = 20

type SubjectRow = ReturnType<typeof bareSubject>['row'] & { currentVersion: number }
type KeyRow = { subjectId: string } & SealedSubjectKeys

const insertSubjects = bulkInsert<SubjectRow>({
  name: 'bench_subject',
  table: subject,
  columns: ['id', 'bsnIndex', 'bsnSealed', 'createdAt', 'currentVersion'],
  build: (transaction, rows) => transaction.insert(subject).values(rows),
})
const insertKeys = bulkInsert<KeyRow>({
  name: 'bench_key',
  table: subjectKey,
  columns: ['subjectId', 'profileKeySealed', 'logKeySealed'],
  build: (transaction, rows) => transaction.insert(subjectKey).values(rows),
})
const insertVersions = bulkInsert<typeof profileVersion.$inferInsert>({
  name: 'bench_version',
  table: profileVersion,
  columns: [
    'subjectId',
    'number',
    'choicesSealed',
    'contentHash',
    'catalogueVersion',
    'predecessor',
    'receiptNumber',
    'authorId',
    'authorRole',
    'channel',
    'at',
  ],
  build: (transaction, rows) => transaction.insert(profileVersion).values(rows),
  longRows: true,
})

/** The register follows them already: else the worker would have it follow each, beside what is measured. */
const insertFollows = bulkInsert<typeof registerFollow.$inferInsert>({
  name: 'bench_follow',
  table: registerFollow,
  columns: ['subjectId', 'state', 'since', 'askAgain'],
  build: (transaction, rows) => transaction.insert(registerFollow).values(rows),
})

/** Fills a database with so many citizens of twenty choices each; the same numbers and choices every time. */
export async function seedCitizens(
  runtime: Runtime,
  size: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<SeededCitizen[]> {
  const seeded: SeededCitizen[] = []
  const numbers = bsns()
  while (seeded.length < size) {
    const made = Array.from({ length: Math.min(CHUNK, size - seeded.length) }, () =>
      citizen(runtime, numbers.next().value),
    )
    await runtime.database.transact(async (transaction) => {
      await insertSubjects(
        transaction,
        made.map(({ row }) => row),
      )
      await insertKeys(
        transaction,
        made.map(({ keyRow }) => keyRow),
      )
      await insertVersions(
        transaction,
        made.map(({ version }) => version),
      )
      await insertFollows(
        transaction,
        made.map(({ row }) => ({
          subjectId: row.id,
          state: 'following',
          since: runtime.now(),
          askAgain: false,
        })),
      )
    })
    seeded.push(...made.map(({ row, bsn }) => ({ id: row.id, bsn })))
    onProgress(seeded.length)
  }
  return seeded
}

/** Citizens who want a mail when somebody looked at their choices, at addresses where nobody is. */
export async function wantMail(runtime: Runtime, citizens: readonly SeededCitizen[]): Promise<void> {
  const at = runtime.now()
  let place = 0
  for (let from = 0; from < citizens.length; from += CHUNK)
    await runtime.database.transact(async (transaction) => {
      for (const { id } of citizens.slice(from, from + CHUNK)) {
        place += 1
        const citizen = (await findById(transaction, runtime, id))!
        const email = parseEmail(`burger.${place}@voorbeeld.nl`)!
        await writeConfirmedAddress(transaction, runtime, { citizen, email, at })
        await transaction
          .insert(preference)
          .values({ subjectId: id, kind: 'viewed', wanted: true, rhythm: 'at-once', changedAt: at })
      }
    })
}

function citizen(runtime: Runtime, bsn: Bsn) {
  const { row, keyRow } = bareSubject(runtime, bsn)
  const { profile } = openSubjectKeys(runtime.keyring, row.id, keyRow)
  const text = encodeChoices(choicesOf(bsn))
  const version = {
    subjectId: row.id,
    number: 1,
    choicesSealed: seal(
      profile!,
      { table: 'profile_version', column: 'choices_sealed', row: `${row.id}:1` },
      text,
    ),
    contentHash: createHash('sha256').update(text).digest('hex'),
    catalogueVersion: 1,
    predecessor: 0,
    receiptNumber: 'Z 2026 0000 0001',
    authorId: row.id,
    authorRole: 'subject',
    channel: 'self',
    at: runtime.now(),
  }
  return { bsn, row: { ...row, currentVersion: 1 }, keyRow, version }
}

/** Twenty rows of the catalogue, the GP's to everybody among them; who says no differs by citizen. */
function choicesOf(bsn: string): Choice[] {
  const salt = Number(bsn) % 7
  return catalogueVersion1.rows
    .slice(0, CHOICES_EACH)
    .map((row, place) => ({ ...row, answer: (place + salt) % 5 === 0 ? 'no' : 'yes' }))
}

/** Numbers that pass the 11-test, in order. */
function* bsns(): Generator<Bsn, never> {
  for (let first = 10_000_000; ; first += 1) {
    const digits = String(first).padStart(8, '0')
    const sum = [...digits].reduce((total, digit, place) => total + (9 - place) * Number(digit), 0)
    if (sum % 11 < 10) yield `${digits}${sum % 11}` as Bsn
  }
}
