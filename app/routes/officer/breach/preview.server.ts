import type { BreachNotice } from '~/breach/breach'
import { LANGUAGES } from '~/i18n/language'
import { fillText } from '~/notification/letters/fill'
import { letterText, writeLetter } from '~/notification/letters/letter'
import { sayIn } from '~/notification/letters/texts'
import type { Portal } from '~/portal/portal'

/** The mail about a breach as it will arrive, in both languages, to somebody whose name is not known. */
export function previewIn(notice: BreachNotice, { http, organisation }: Portal['config']) {
  return LANGUAGES.map((language) => {
    const say = sayIn(language)
    const letter = writeLetter('breach', { language, say, origin: http.origin, organisation })
    const fills = { greeting: say('mail.greeting.plain'), answer: notice[language] }
    return { language, subject: letter.subject, text: fillText(letterText(letter), fills) }
  })
}

export type Preview = ReturnType<typeof previewIn>
