import { saveCanned } from '~/conversation/canned-use-cases.server'
import type { ChosenTopic, ConversationContent } from '~/conversation/conversation'
import { receiveMessage } from '~/conversation/receive-use-cases.server'
import type { Runtime } from '~/runtime/runtime.server'

type Written = { subject: string; topic: ChosenTopic; surname: string; email: string; text: string }

/** What people wrote to the desk in the days before, the oldest first. */
const WRITTEN: Written[] = [
  {
    ...{
      subject: 'Papieren formulier',
      topic: 'paper',
      surname: 'De Boer',
      email: 'deboer@voorbeeld.example',
    },
    text: 'Mijn moeder heeft geen computer. Kan zij dit ook op papier regelen?',
  },
  {
    ...{ subject: 'Code van kind werkt niet', topic: 'deciding-for-another', surname: 'Yilmaz' },
    email: 'yilmaz@voorbeeld.example',
    text: 'Ik typ de code van mijn dochter over, maar hij werkt niet. Wat doe ik fout?',
  },
  {
    ...{
      subject: 'Inloggen lukt niet',
      topic: 'login',
      surname: 'Bakker',
      email: 'bakker@voorbeeld.example',
    },
    text: 'Ik kan niet inloggen. Ik krijg een scherm dat mijn DigiD niet sterk genoeg is.\n\nKunt u mij helpen?',
  },
]

const READY = {
  nameNl: 'DigiD met een oudere telefoon',
  textNl:
    'Een oudere telefoon is geen probleem. U kunt de controle ook laten doen bij het gemeentehuis in [plaats]. Neem uw identiteitsbewijs mee.',
  nameEn: 'DigiD with an older phone',
  textEn:
    'An older phone is no problem. You can also have the check done at the town hall in [town]. Bring your identity document.',
}

/** Gives the desk something to do: messages of a few people, and an answer that stands ready. */
export async function writeToDesk(runtime: Runtime, requestId: string): Promise<void> {
  for (const { subject, topic, surname, email, text } of WRITTEN) {
    const content: ConversationContent = {
      ...{ subject, gender: null, firstName: 'M.', surname, phone: null, email, about: null },
    }
    await receiveMessage(runtime, { content, text, topic, language: 'nl', subjectId: null, requestId })
  }
  const by = { worker: 'demo', name: 'Demo' }
  await saveCanned(runtime, { id: null, version: 0, words: READY, by, requestId })
}
