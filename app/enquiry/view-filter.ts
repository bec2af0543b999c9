import * as v from 'valibot'
import type { Catalogue } from '~/catalogue/catalogue'
import type { Decision } from '~/consent/decide'
import type { MessageId } from '~/i18n/nl'
import { addDays, type LocalDate, monthsBefore, startOfDay } from '~/runtime/local-date'
import { NEVER, OTHERS, type FilterValues, type PERIODS } from './filter-values'
import { filterForm } from './forms'

/** Days of the Netherlands, both counted in; null is without end. */
type Period = { from: LocalDate | null; to: LocalDate | null }

/** Which questions are looked for; null where it does not matter. */
export type ViewFilter = {
  /** The first moment that counts, and the first after it that does not. */
  from: Date | null
  before: Date | null
  organisation: string | null
  /** Types of organisation: one of these, or none of these. */
  types: { are: boolean; types: string[] } | null
  answer: Decision | null
}

type FilterProblem<Field> = { field: Field; message: MessageId }

type PeriodField = 'wanneer' | 'van' | 'tot'
export type ReadPeriod = {
  period: Period
  /** The first moment that counts, and the first after it that does not. */
  bounds: Pick<ViewFilter, 'from' | 'before'>
  problems: FilterProblem<PeriodField>[]
}

export type ReadFilter = { filter: ViewFilter; period: Period; problems: FilterProblem<keyof FilterValues>[] }

/** Makes a period of what was filled in; `usual` where its days are not there, or the wrong way round: that is told. */
export function readPeriod(
  values: Pick<FilterValues, PeriodField>,
  { today, usual }: { today: LocalDate; usual: (typeof PERIODS)[number] },
): ReadPeriod {
  const problems: ReadPeriod['problems'] = []
  const read = fieldReader(values, problems)
  const [wanneer, van, tot] = [read('wanneer'), read('van'), read('tot')]
  if (van !== null && tot !== null && van > tot)
    problems.push({ field: 'tot', message: 'viewed.filter.wrong.order' })
  const isOfDays = wanneer === 'dagen' && problems.length === 0
  const period = isOfDays ? { from: van, to: tot } : periodOf(wanneer ?? usual, { today, usual })
  const bounds = {
    from: period.from === null ? null : startOfDay(period.from),
    before: period.to === null ? null : startOfDay(addDays(period.to, 1)),
  }
  return { period, bounds, problems }
}

/**
 * Makes a filter of what was filled in. What cannot be read is told and left out, so that there is always a list: for
 * days that are not there, or the wrong way round, that is the list of the usual period.
 */
export function readFilter(
  values: FilterValues,
  { catalogue, today }: { catalogue: Catalogue; today: LocalDate },
): ReadFilter {
  const { period, bounds, problems: ofPeriod } = readPeriod(values, { today, usual: '3-maanden' })
  const problems: ReadFilter['problems'] = [...ofPeriod]
  const read = fieldReader(values, problems)
  const organisation = read('wie')
  const kind = read('soort')
  const types = kind === null ? null : typesOf(kind, catalogue)
  if (kind !== null && !types) problems.push({ field: 'soort', message: 'viewed.filter.wrong.kind' })
  const answer = read('antwoord')
  return {
    problems,
    period,
    filter: {
      ...bounds,
      organisation,
      types,
      answer: answer && (answer === 'ja' ? 'permit' : 'deny'),
    },
  }
}

/** Reads a field; null for what cannot be read, which is told. */
function fieldReader<Field extends keyof FilterValues>(
  values: Record<Field, string>,
  problems: FilterProblem<Field>[],
) {
  return <Name extends Field>(name: Name) => {
    const result = v.safeParse(filterForm[name], values[name])
    if (result.success) return result.output as v.InferOutput<(typeof filterForm)[Name]>
    problems.push({ field: name, message: result.issues[0].message as MessageId })
    return null
  }
}

const MONTHS: Record<string, number> = { maand: 1, '3-maanden': 3, jaar: 12 }

/** Back to the same day of an earlier month, or the last of it; without end on this side, so that new questions show. */
function periodOf(name: string, { today, usual }: { today: LocalDate; usual: string }): Period {
  if (name === 'alles') return { from: null, to: null }
  if (name === 'week') return { from: addDays(today, -7), to: null }
  return { from: monthsBefore(today, MONTHS[name] ?? MONTHS[usual] ?? 1), to: null }
}

/** The types of a kind of asker; null for a kind that there is not. */
function typesOf(kind: string, catalogue: Catalogue): ViewFilter['types'] {
  const grouped = Object.entries(catalogue.receiverCategoryOfType)
  if (kind === NEVER) return { are: true, types: catalogue.excludedTypes }
  if (kind === OTHERS)
    return { are: false, types: [...grouped.map(([type]) => type), ...catalogue.excludedTypes] }
  if (!catalogue.receivers.some(({ code }) => code === kind)) return null
  return { are: true, types: grouped.flatMap(([type, codes]) => (codes.includes(kind) ? [type] : [])) }
}
