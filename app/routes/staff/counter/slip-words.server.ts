import { drawSlip, type readDone } from '~/counter/done-use-cases.server'
import type { Visit } from '~/counter/visit-use-cases.server'
import { intlFor } from '~/i18n/intl.server'
import type { MessageId } from '~/i18n/nl'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import type { Portal } from '~/portal/portal'
import { clockTime, dayOf } from '~/ui/written-time'

type Done = NonNullable<Awaited<ReturnType<typeof readDone>>>
type Around = {
  visit: Visit
  holder: { name: string; city: string | null }
  config: Pick<Portal['config'], 'http' | 'organisation'>
}

/** The papers of a record in the language of the person, whatever language the screen is in; one for each who may act. */
export function slipsIn(done: Done, { visit, holder, config }: Around) {
  const { language } = done
  const intl = intlFor(language)
  const say = (id: MessageId, values: Record<string, string> = {}) => intl.formatMessage({ id }, values)
  const momentOf = (at: Date) => say('ui.moment', { day: dayOf(intl, at), clock: clockTime(intl, at) })
  const address = config.http.origin.replace(/^https?:\/\//, '') + inLanguage(language, PATHS.code)
  const { phone, phoneHours, address: post } = config.organisation
  const documents = [done.evidence.document, done.evidence.ofSpeaker].filter((kind) => kind !== null)
  const seen = documents.map((kind) => say(`recording.document.${kind}`))
  const situation = done.what === 'SIT001' || done.what === 'SIT002' ? done.what : null
  return done.slips.map(({ code, printedAt }) => ({
    ...{
      language,
      ...drawSlip(code, config.http.origin + inLanguage(language, PATHS.code)),
      number: done.number,
    },
    kind: say('counter.slip.kind'),
    title: say('counter.slip.title'),
    facts: [
      [say('counter.slip.for'), visit.name ?? say('ui.nameless')],
      [say('counter.slip.where'), [holder.name, holder.city].filter(Boolean).join(', ')],
      [say('counter.slip.by'), visit.dossier.staff.name],
      [say('counter.slip.when'), momentOf(done.at)],
      ...(seen.length > 0
        ? [[say('counter.slip.seen'), say('counter.slip.seen.text', { seen: intl.formatList(seen) })]]
        : []),
    ] as [string, string][],
    asked: say('counter.slip.asked'),
    question: situation && say(`recording.question.${situation}`),
    which: situation ? say('counter.slip.which', { situation }) : say('counter.slip.which.single'),
    wrote: say('counter.slip.wrote'),
    columns: [say('counter.slip.column.who'), say('counter.slip.column.answer')] as const,
    lines: done.lines.map(({ data, receiver, answer }) => ({
      ...{ who: receiver[language], answer, word: say(`ui.answer.${answer}`) },
      about: situation ? null : data[language],
    })),
    home: say('counter.slip.home'),
    homeText: say('counter.slip.home.text', { until: dayOf(intl, `${done.until}T12:00:00Z`) }),
    goTo: say('counter.slip.go-to', { address }),
    codeHint: say('counter.slip.code.hint'),
    qrLabel: say('counter.slip.qr'),
    right: [say('counter.slip.right'), say('counter.slip.right.text')] as const,
    wrong: [say('counter.slip.wrong'), say('counter.slip.wrong.text')] as const,
    contact: say('counter.slip.contact'),
    contactText: say('counter.slip.contact.text', {
      ...{ phone, hours: phoneHours[language], address: post.join(', '), number: done.number },
    }),
    foot: `${done.number} · ${say('counter.slip.printed', { at: momentOf(printedAt) })}`,
  }))
}

export type ShownSlip = ReturnType<typeof slipsIn>[number]
