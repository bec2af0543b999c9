import { saveCanned } from '~/conversation/canned-use-cases.server'
import type { ChosenTopic } from '~/conversation/conversation'
import { receiveMessage } from '~/conversation/receive-use-cases.server'
import { parseEmail } from '~/notification/email'
import { findByBsn } from '~/person/store.server'
import { parseBsn } from '~/person/bsn'
import { noteWorker } from '~/worker/store.server'
import { fullName, type CitizenPersona } from './personas'
import type { Stage } from './story-post.server'

export type Wrote = { topic: ChosenTopic; subject: string; text: string }

/** Somebody writes to the desk while they are logged in. */
export async function writeToDesk({ runtime, requestId }: Stage, persona: CitizenPersona, wrote: Wrote) {
  const bsn = parseBsn(persona.bsn)
  const known = bsn && (await findByBsn(runtime.database.reader, runtime, bsn))
  const surname = [persona.prefix, persona.surname].filter(Boolean).join(' ')
  const received = await receiveMessage(runtime, {
    ...{ topic: wrote.topic, text: wrote.text, language: 'nl', requestId },
    subjectId: known?.row.id ?? null,
    content: {
      ...{ subject: wrote.subject, gender: null, firstName: persona.firstNames, surname, phone: null },
      ...{ email: parseEmail(`${persona.key}@voorbeeld.nl`), about: null },
    },
  })
  if (!received.ok) throw new Error(`${fullName(persona)} could not write: ${received.refusal}`)
}

/** Answers that the desk gives often. `[…]` is a place that has to be filled in before it goes out. */
const READY = [
  {
    nameNl: 'Inloggen met DigiD lukt niet',
    textNl:
      'Beste [naam],\n\nU logt in met de DigiD-app, waarin u de ID-check hebt gedaan. Hoe dat gaat, staat op digid.nl. Lukt het niet met uw telefoon? Bij het gemeentehuis in [plaats] helpen ze u.\n\nMet vriendelijke groet,\nKlantcontactcentrum Zeggenschap',
    nameEn: 'Logging in with DigiD fails',
    textEn:
      'Dear [name],\n\nYou log in with the DigiD app, in which you did the ID check. How to do that is on digid.nl. Does it not work with your phone? The town hall in [place] helps you.\n\nKind regards,\nZeggenschap support desk',
  },
  {
    nameNl: 'Wie keek er?',
    textNl:
      'Beste [naam],\n\nIn Zeggenschap ziet u bij Wie keek wie iets over u vroeg, wanneer, en welk antwoord die kreeg. Herkent u een zorgaanbieder niet? Vraag het aan hen: zij moeten u vertellen waarom.\n\nMet vriendelijke groet,\nKlantcontactcentrum Zeggenschap',
    nameEn: 'Who looked?',
    textEn:
      'Dear [name],\n\nIn Zeggenschap, under Who looked, you see who asked about you, when, and which answer they got. Do you not recognise a care provider? Ask them: they have to tell you why.\n\nKind regards,\nZeggenschap support desk',
  },
] as const

/** The desk writes down the answers that it gives often. */
export async function readyAnswers({ runtime, requestId }: Stage): Promise<void> {
  const at = runtime.now()
  const coming = { subject: 'noor', name: 'Noor Hendriks', roles: ['support-desk'], at }
  const worker = await runtime.database.transact((transaction) => noteWorker(transaction, runtime, coming))
  const by = { worker, name: coming.name }
  for (const words of READY) await saveCanned(runtime, { id: null, version: 0, words, by, requestId })
}
