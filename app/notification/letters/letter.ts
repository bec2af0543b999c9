import { inLanguage, type Language } from '~/i18n/language'
import { PATHS } from '~/paths'
import type { Organisation } from '~/runtime/organisation'
import { isSwitchable, type KindId, KINDS } from '../kinds'
import { linkIn } from '../paths'
import { TOKENS } from './fill'
import type { Say } from './texts'

/** What a mail says, before it has a form. Tokens stand where each mail differs. */
export type Letter = {
  language: Language
  subject: string
  title: string
  paragraphs: string[]
  button: { label: string; url: string }
  afterButton: string[]
  /** Another way on, beside the button. */
  also: { label: string; url: string } | null
  copyUrl: string | null
  footer: string[]
  unsubscribe: { label: string; url: string } | null
  sender: string[]
}

export type Sender = { origin: string; organisation: Organisation }

type Body = Pick<Letter, 'subject' | 'title' | 'paragraphs' | 'button' | 'afterButton' | 'copyUrl'> &
  Partial<Pick<Letter, 'also'>>
type Writing = Sender & { language: Language; say: Say }

/**
 * Writes the letter of a kind. It says that something happened and to log in, never what (a mailbox may be
 * shared); only what may be switched off carries a way to do so.
 */
export function writeLetter(kind: KindId, writing: Writing): Letter {
  const { language, say, origin, organisation } = writing
  return {
    language,
    also: null,
    ...bodies[KINDS[kind].letter](writing),
    footer: [
      say('mail.footer.automatic'),
      say('mail.footer.never-ask'),
      say('mail.footer.help', { phone: organisation.phone, hours: organisation.phoneHours[language] }),
    ],
    unsubscribe: isSwitchable(kind)
      ? {
          label: say('mail.footer.unsubscribe'),
          url: linkIn({ origin, language, to: 'unsubscribe', token: TOKENS.unsubscribe }),
        }
      : null,
    sender: organisation.address,
  }
}

const bodies = {
  'something-happened': (writing: Writing): Body => ({
    subject: writing.say('mail.happened.subject'),
    title: writing.say('mail.happened.title'),
    paragraphs: [writing.say('mail.happened.what')],
    button: { label: writing.say('mail.happened.button'), url: overviewOf(writing) },
    afterButton: [writing.say('mail.happened.private')],
    copyUrl: null,
  }),
  recorded: (writing: Writing): Body => ({
    ...bodies['something-happened'](writing),
    afterButton: [writing.say('mail.happened.private'), writing.say('mail.recorded.waits')],
    also: {
      label: writing.say('mail.recorded.link'),
      url: linkIn({ ...writing, to: 'what-waits', token: TOKENS.link }),
    },
  }),
  'work-waits': (writing: Writing): Body => ({
    subject: writing.say('mail.work.subject'),
    title: writing.say('mail.work.title'),
    paragraphs: [writing.say('mail.work.what')],
    button: {
      label: writing.say('mail.work.button'),
      url: `${writing.origin}${inLanguage(writing.language, PATHS.inbox)}`,
    },
    afterButton: [writing.say('mail.work.private')],
    copyUrl: null,
  }),
  // The number and nothing else: whoever typed the address may have typed another's.
  'message-received': (writing: Writing): Body => ({
    subject: writing.say('mail.message-received.subject'),
    title: writing.say('mail.message-received.title'),
    paragraphs: [
      writing.say('mail.message-received.number', { number: TOKENS.number }),
      writing.say('mail.message-received.what'),
    ],
    button: {
      label: writing.say('mail.message-received.button'),
      url: `${writing.origin}${inLanguage(writing.language, PATHS.questions)}`,
    },
    afterButton: [writing.say('mail.message-received.not-you')],
    copyUrl: null,
  }),
  // An answer to a message is one of the mails that say what they are about (domain: e-mail).
  'message-answered': (writing: Writing): Body => ({
    subject: writing.say('mail.message-answered.subject'),
    title: writing.say('mail.message-answered.title'),
    paragraphs: [writing.say('mail.message-answered.number', { number: TOKENS.number }), TOKENS.answer],
    button: {
      label: writing.say('mail.message-answered.button'),
      url: linkIn({ ...writing, to: 'reply', token: TOKENS.link }),
    },
    afterButton: [writing.say('mail.message-answered.reply')],
    copyUrl: null,
  }),
  breach: (writing: Writing): Body => ({
    subject: writing.say('mail.breach.subject'),
    title: writing.say('mail.breach.title'),
    paragraphs: [TOKENS.answer],
    button: { label: writing.say('mail.breach.button'), url: overviewOf(writing) },
    afterButton: [writing.say('mail.breach.more')],
    copyUrl: null,
  }),
  reassess: (writing: Writing): Body => ({
    subject: writing.say('mail.look-again.subject'),
    title: writing.say('mail.look-again.title'),
    paragraphs: [writing.say('mail.look-again.what')],
    button: { label: writing.say('mail.look-again.button'), url: overviewOf(writing) },
    afterButton: [],
    copyUrl: null,
  }),
  'confirm-address': (writing: Writing): Body => {
    const url = linkIn({ ...writing, to: 'confirm-address', token: TOKENS.link })
    return {
      subject: writing.say('mail.confirm.subject'),
      title: writing.say('mail.confirm.title'),
      paragraphs: [writing.say('mail.confirm.what')],
      button: { label: writing.say('mail.confirm.button'), url },
      afterButton: [writing.say('mail.confirm.lifetime'), writing.say('mail.confirm.ignore')],
      copyUrl: writing.say('mail.confirm.copy'),
    }
  },
  'address-changing': (writing: Writing): Body => {
    const url = linkIn({ ...writing, to: 'keep-address', token: TOKENS.link })
    return {
      subject: writing.say('mail.address-changing.subject'),
      title: writing.say('mail.address-changing.title'),
      paragraphs: [
        writing.say('mail.address-changing.what'),
        writing.say('mail.address-changing.yours'),
        writing.say('mail.address-changing.not-you'),
      ],
      button: { label: writing.say('mail.address-changing.button'), url },
      afterButton: [writing.say('mail.address-changing.lifetime')],
      copyUrl: writing.say('mail.confirm.copy'),
    }
  },
  'address-changed': (writing: Writing): Body => ({
    subject: writing.say('mail.address-changed.subject'),
    title: writing.say('mail.address-changed.title'),
    paragraphs: [
      writing.say('mail.address-changed.what'),
      writing.say('mail.address-changed.not-you', { phone: writing.organisation.phone }),
    ],
    button: { label: writing.say('mail.address-changed.button'), url: overviewOf(writing) },
    afterButton: [],
    copyUrl: null,
  }),
}

/** One's own overview: what a mail spoke of stands there, and who is not logged in comes there by logging in. */
function overviewOf({ origin, language }: Writing) {
  return `${origin}${inLanguage(language, PATHS.overview)}`
}

/** The letter as plain text, for those who read mail that way. */
export function letterText(letter: Letter): string {
  const parts = [
    'Zeggenschap',
    TOKENS.greeting,
    ...letter.paragraphs,
    `${letter.button.label}:\n${letter.button.url}`,
    ...letter.afterButton,
    ...(letter.also ? [`${letter.also.label}:\n${letter.also.url}`] : []),
    '-- ',
    ...letter.footer,
    ...(letter.unsubscribe ? [`${letter.unsubscribe.label}:\n${letter.unsubscribe.url}`] : []),
    letter.sender.join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
