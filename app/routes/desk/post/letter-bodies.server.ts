import { intlFor } from '~/i18n/intl.server'
import { inLanguage } from '~/i18n/language'
import { isKind } from '~/notification/kinds'
import { sayIn } from '~/notification/letters/texts'
import { hasCode, letterCodeUntil } from '~/notification/postal'
import { PATHS } from '~/paths'
import type { Portal } from '~/portal/portal'
import type { StackLetter } from '~/post/queue-use-cases.server'
import { writeSlipCode } from '~/recording/slip'
import { clockTime, dayOf } from '~/ui/written-time'

export type Config = Pick<Portal['config'], 'http' | 'organisation'>
export type Writing = ReturnType<typeof writingIn>

/** In which language, with what of ours, a letter is written. */
export function writingIn({ language }: StackLetter, { http, organisation }: Config) {
  return {
    ...{ intl: intlFor(language), say: sayIn(language), phone: organisation.phone },
    hours: organisation.phoneHours[language],
    post: organisation.address.join(', '),
    site: http.origin.replace(/^https?:\/\//, ''),
    codeSite: http.origin.replace(/^https?:\/\//, '') + inLanguage(language, PATHS.code),
  }
}

type Body = {
  title: string
  paragraphs: string[]
  code: { title: string; text: string; signs: string; until: string } | null
  table: { columns: string[]; rows: string[][]; none: string; more: string | null } | null
  /** What is filled in on a form: what is known already, and lines to write on. */
  form: { name: string; value: string | null }[] | null
  /** What stands below: how one goes on. */
  after: string[]
}

const NOTHING = { code: null, table: null, form: null, after: [] }

/** What stands in a letter, by what it is about. */
export function bodyOf(letter: StackLetter, writing: Writing): Body {
  const { say } = writing
  if (letter.answer)
    return {
      ...NOTHING,
      title: say('mail.paper.answer.title'),
      paragraphs: letter.answer.text.split(/\n+/).filter((line) => line.trim() !== ''),
      after: [say('mail.paper.answer.more', { number: letter.answer.number })],
    }
  switch (letter.kind) {
    case 'breach':
      return {
        ...NOTHING,
        title: say('mail.breach.title'),
        paragraphs: (letter.notice ?? '').split(/\n+/).filter((line) => line.trim() !== ''),
        after: [say('mail.breach.more')],
      }
    case 'post-form':
      return formOf(letter, writing)
    case 'post-withdrawn':
      return {
        ...NOTHING,
        title: say('mail.paper.withdrawn.title'),
        paragraphs: [
          say('mail.paper.withdrawn.what'),
          say('mail.paper.withdrawn.told'),
          say('mail.paper.withdrawn.again'),
        ],
      }
    case 'post-refused':
      return {
        ...NOTHING,
        title: say('mail.paper.refused.title'),
        paragraphs: [
          say('mail.paper.refused.what'),
          ...(letter.request?.reason ? [say(`mail.paper.refused.${letter.request.reason}`)] : []),
          say('mail.paper.refused.complain'),
        ],
      }
    case 'post-moved':
      return {
        ...NOTHING,
        title: say('mail.paper.moved.title'),
        paragraphs: [say('mail.paper.moved.what'), say('mail.paper.moved.not-you')],
      }
    case 'post-overview':
      return overviewOf(letter, writing)
    default:
      return happenedOf(letter, writing)
  }
}

function happenedOf({ kind, code, printedAt }: StackLetter, { say, intl, site, codeSite }: Writing): Body {
  const until = dayOf(intl, `${letterCodeUntil(printedAt)}T12:00:00Z`)
  return {
    ...NOTHING,
    title: say('mail.paper.happened.title'),
    paragraphs: [
      say('mail.paper.happened.what'),
      say('mail.paper.private'),
      say('mail.paper.log-in', { site }),
      say('mail.paper.call'),
    ],
    code:
      isKind(kind) && hasCode(kind)
        ? {
            title: say('mail.paper.code.title'),
            text: say('mail.paper.code.text', { site: codeSite }),
            signs: code === null ? say('mail.paper.code.none') : writeSlipCode(code),
            until: say('mail.paper.code.until', { until }),
          }
        : null,
    after: [say('mail.paper.stop')],
  }
}

function formOf({ request }: StackLetter, { say, intl, post }: Writing): Body {
  const kind = request?.kind ?? 'overview'
  const { initials = '', surname = '', birthDate = null } = request?.details ?? {}
  return {
    ...NOTHING,
    title: say(`mail.paper.form.title.${kind}`),
    paragraphs: [say(`mail.paper.form.${kind}`), say('mail.paper.form.child'), say('mail.paper.form.sign')],
    form: [
      { name: say('mail.paper.form.name'), value: `${initials} ${surname}`.trim() },
      { name: say('mail.paper.form.born'), value: birthDate && dayOf(intl, `${birthDate}T12:00:00Z`) },
      { name: say('mail.paper.form.date'), value: null },
      { name: say('mail.paper.form.signature'), value: null },
    ],
    after: [say('mail.paper.form.to', { address: post })],
  }
}

function overviewOf({ views }: StackLetter, { say, intl, site }: Writing): Body {
  const columns = ['when', 'who', 'data', 'holder'] as const
  return {
    ...NOTHING,
    title: say('mail.paper.overview.title'),
    paragraphs: [say('mail.paper.overview.what'), say('mail.paper.overview.answer', { site })],
    table: {
      columns: columns.map((column) => say(`mail.paper.overview.${column}`)),
      rows: (views?.lines ?? []).map(({ at, who, data, holder }) => [
        `${dayOf(intl, at)}, ${clockTime(intl, at)}`,
        ...[who, data, holder],
      ]),
      none: say('mail.paper.overview.none'),
      more: views?.isMore ? say('mail.paper.overview.more') : null,
    },
  }
}
