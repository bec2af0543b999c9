import { GeneralSign, importJWK, type GeneralJWS } from 'jose'
import { readAgreedToVersion } from '~/agreement/store.server'
import type { Text } from '~/catalogue/catalogue'
import { catalogueOf } from '~/catalogue/store.server'
import { authorOf } from '~/consent/author'
import { sameKey, type Choice } from '~/consent/choice'
import { changesBetween, type Change } from '~/consent/difference'
import { groupChanges, groupChoices, type ChangeGroup } from '~/consent/history'
import { groupsOfNamed } from '~/consent/parties.server'
import { makeReceipt } from '~/consent/receipt'
import { standsNow } from '~/consent/receipt-stands'
import { nameOfProvider, standingSentence, type ChoiceNames, type Sentence } from '~/consent/sentence'
import { readVersion, type ProfileVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import { wantsMail } from '~/notification/preferences.server'
import { countSentWith } from '~/optin/store.server'
import { gateOn } from '~/person/gate'
import type { Subject } from '~/person/store.server'
import type { Portal } from '~/portal/portal'
import { labelAuthor } from '~/representation/author-label.server'
import { mayPoint, type Disclosure } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import { namesOf } from '~/representation/names.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { SIGNING_ALGORITHM, signingKeys } from '~/sealing/signing-keys.server'
import { isUndoable } from './undoable.server'

/** What was sent: number, time, by whom, and what it changed. Null for a version that is not this citizen's. */
export async function readConfirmation(runtime: Runtime, dossier: Dossier, number: number) {
  const { reader } = runtime.database
  const disclosure = dossier.disclosure.namedInChoices
  const { person: citizen, actor, actorId, today } = dossier
  const version = await readVersion(reader, citizen, number)
  if (!version) return null
  const before = version.predecessor === 0 ? null : await readVersion(reader, citizen, version.predecessor)
  const changes = changesBetween(before?.choices ?? [], version.choices, localDate(version.at))
  const catalogue = await catalogueOf(reader, version.catalogueVersion)
  const names = await namesOf(
    reader,
    changes.map(({ key }) => key),
    { disclosure, inWordsOf: catalogue },
  )
  const groupsOf = await groupsOfNamed(reader, version.choices, catalogue)
  await logRead(runtime, dossier, { version: version.number })
  const isCurrent = version.number === citizen.row.currentVersion
  return {
    number: version.number,
    receiptNumber: version.receiptNumber,
    at: version.at,
    author: await labelAuthor(reader, { readerId: actorId, citizen, version }),
    rows: groupChanges(changes, groupsOf).map((group, place) => ({
      ...rowOf(group, { names, id: `${place}` }),
      exceptions: group.exceptions.map((one, number) => rowOf(one, { names, id: `${place}.${number}` })),
    })),
    unchanged: groupChoices(unchangedIn(version.choices, changes), groupsOf).length,
    mayUndo:
      isCurrent &&
      actor.welcome === 'done' &&
      (await isUndoable(reader, { citizen, current: version }, today)),
    mailed: !dossier.representation && (await isMailed(reader, citizen)),
    stands: standsNow({
      ...{ isCurrent, gate: gateOn(citizen.row, today) },
      ...{ sentAt: version.at, now: dossier.at },
    }),
    /** Whether it went to a provider too, as a request or a withdrawal. */
    sentToProvider: await isSentToProvider(reader, citizen, version),
    /** When something changed after it. */
    replacedAt: isCurrent ? null : ((await readVersion(reader, citizen, version.number + 1))?.at ?? null),
    /** Whether another asked it and the reader said yes. */
    agreed: (await readAgreedToVersion(reader, citizen, version.number)).includes(actorId),
    /** Whether something that could be seen before cannot any more: what was seen is not taken back by that. */
    takesBack: changes.some(({ before, after }) => before?.answer === 'yes' && after?.answer !== 'yes'),
    /** Whether there is a file to keep: it names every provider, so not where those may not be named. */
    file: hidesNothing([version, before], disclosure),
  }
}

async function isSentToProvider(
  reader: Reader,
  citizen: Subject,
  { draftId, draftRevision }: ProfileVersion,
): Promise<boolean> {
  if (draftId === null || draftRevision === null) return false
  return (await countSentWith(reader, citizen, { draftId, revision: draftRevision })) > 0
}

/** Whether they get a mail of it themselves: their address, so not for who acts for them to know. */
async function isMailed(reader: Reader, { row }: Subject): Promise<boolean> {
  return row.emailConfirmedAt !== null && (await wantsMail(reader, row.id, 'choices-changed'))
}

/** Whether everything in these versions may be told to who reads them. */
function hidesNothing(
  versions: (ProfileVersion | null)[],
  disclosure: Disclosure['namedInChoices'],
): boolean {
  return versions.every((version) => version?.choices.every((choice) => mayPoint(choice, disclosure)) ?? true)
}

/** The choices of a version that its changes left as they were. */
function unchangedIn(choices: readonly Choice[], changes: readonly Change[]): Choice[] {
  return choices.filter((choice) => !changes.some(({ key }) => sameKey(key, choice)))
}

/** What is said as one thing, as a row of the table that is printed. */
function rowOf(
  { holder, data, receivers, before, after }: Omit<ChangeGroup, 'exceptions'>,
  { names, id }: { names: ChoiceNames; id: string },
) {
  const entry = (party: string, entries: { code: string; name: Text }[]) =>
    nameOfProvider(party, names) ?? entries.find(({ code }) => code === party)?.name ?? bothWays(party)
  return {
    id,
    holder: entry(holder, names.holders),
    data: names.data.find(({ code }) => code === data)?.name ?? bothWays(data),
    receivers: receivers.map((receiver) => entry(receiver, names.receivers)),
    was: before ?? null,
    becomes: after ?? null,
  }
}

function bothWays(text: string): Text {
  return { nl: text, en: text }
}

type Issuing = {
  number: number
  /** Writes a choice as plain words in a language. */
  say: (sentence: Sentence, language: Language) => string
}

/**
 * The receipt of a version as a JWS (RFC 7515 §7.2.1, general serialization): the receipt of `makeReceipt`, signed with a
 * key that is published. Signed anew at every download; the same version under the same key gives the same bytes. Null
 * for a version that is not this citizen's, and for one that names providers to who may not know them: a signed receipt
 * leaves nothing out. Handing it out is logged.
 */
export async function issueReceipt(
  { runtime, config }: Portal,
  dossier: Dossier,
  { number, say }: Issuing,
): Promise<GeneralJWS | null> {
  const { reader } = runtime.database
  const citizen = dossier.person
  const version = await readVersion(reader, citizen, number)
  if (!version) return null
  const before = version.predecessor === 0 ? null : await readVersion(reader, citizen, version.predecessor)
  if (!hidesNothing([version, before], dossier.disclosure.namedInChoices)) return null
  const receipt = makeReceipt({
    ...version,
    author: authorOf(version),
    choices: await inWords(reader, version, say),
    changes: changesBetween(before?.choices ?? [], version.choices, localDate(version.at)),
    catalogue: await catalogueOf(reader, version.catalogueVersion),
    pseudonym: runtime.keyring.index('token', `receipt\n${citizen.row.id}`),
    organisation: config.organisation,
    origin: config.http.origin,
  })
  await logRead(runtime, dossier, { event: 'receipt-read', version: number })
  const [key] = signingKeys(config.keys.audit, 'receipt')
  return new GeneralSign(new TextEncoder().encode(JSON.stringify(receipt)))
    .addSignature(await importJWK(key.privateJwk, SIGNING_ALGORITHM))
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.id, typ: 'consent-receipt+json' })
    .sign()
}

async function inWords(
  reader: Reader,
  { choices, catalogueVersion, at }: ProfileVersion,
  say: Issuing['say'],
): Promise<(Choice & { sentence: Record<Language, string> })[]> {
  const names = await namesOf(reader, choices, {
    disclosure: 'names',
    inWordsOf: await catalogueOf(reader, catalogueVersion),
  })
  return choices.map((choice) => {
    const sentence = standingSentence(choice, choice, { names, today: localDate(at) })
    return { ...choice, sentence: { nl: say(sentence, 'nl'), en: say(sentence, 'en') } }
  })
}
