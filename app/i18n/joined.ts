import type { IntlShape } from 'react-intl'

const AND: Record<string, string> = { nl: 'en', en: 'and' }

/**
 * Names in a row, as one says them. Where a name is itself of two joined by «en», as many groups are called, commas part them: «huisartsen en
 * huisartsenposten, en apotheken».
 */
export function joined(
  { formatList, locale }: Pick<IntlShape, 'formatList' | 'locale'>,
  names: readonly string[],
): string {
  const and = AND[locale.slice(0, 2)] ?? 'en'
  const last = names.at(-1)
  if (names.length < 2 || !names.some((name) => name.includes(` ${and} `))) return formatList(names)
  return `${names.slice(0, -1).join(', ')}, ${and} ${last}`
}
