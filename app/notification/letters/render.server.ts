import { createElement } from 'react'
import { render } from '@react-email/render'
import { LANGUAGES, type Language } from '~/i18n/language'
import { KINDS, type KindId } from '../kinds'
import { TOKENS } from './fill'
import { letterText, writeLetter, type Sender } from './letter'
import { LetterPage } from './page'
import { sayIn } from './texts'

/** A letter ready to be filled in. */
export type RenderedLetter = {
  subject: string
  html: string
  text: string
  greetings: { plain: string; named: string }
}

export type Letters = ReadonlyMap<`${KindId}/${Language}`, RenderedLetter>

/** Renders every kind in every language, once a process: rendering costs milliseconds, filling in does not. */
export async function renderLetters(sender: Sender): Promise<Letters> {
  const kinds = Object.keys(KINDS) as KindId[]
  const wanted = kinds.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })))
  const rendered = wanted.map(
    async ({ kind, language }) =>
      [`${kind}/${language}`, await renderLetter(kind, language, sender)] as const,
  )
  return new Map(await Promise.all(rendered))
}

async function renderLetter(kind: KindId, language: Language, sender: Sender): Promise<RenderedLetter> {
  const say = sayIn(language)
  const letter = writeLetter(kind, { ...sender, language, say })
  return {
    subject: letter.subject,
    html: await render(createElement(LetterPage, { letter })),
    text: letterText(letter),
    greetings: {
      plain: say('mail.greeting.plain'),
      named: say('mail.greeting.named', { name: TOKENS.name }),
    },
  }
}
