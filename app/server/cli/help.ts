import type { Verb } from './verb'

/** All verbs, one a line. */
export function help(verbs: Verb[]): string {
  const shown = verbs.map((verb) => ({ usage: usage(verb), about: verb.about }))
  const width = Math.max(...shown.map((verb) => verb.usage.length))
  return [
    'Usage: npm run portal -- <verb>',
    '',
    ...shown.map((verb) => `  ${verb.usage.padEnd(width)}  ${verb.about}`),
    '',
    'Every verb takes --json for machine-readable output and --help.',
    'Exit code: 0 done, 1 could not be done, 2 not understood.',
  ].join('\n')
}

/** One verb with its options. */
export function helpOf(verb: Verb): string {
  const options = Object.entries(verb.options ?? {}).map(([name, { type, about }]) => ({
    written: `--${name}${type === 'string' ? ' …' : ''}`,
    about,
  }))
  const width = Math.max(...options.map((option) => option.written.length), 0)
  const lines = options.map((option) => `  ${option.written.padEnd(width)}  ${option.about}`)
  return [`Usage: npm run portal -- ${usage(verb)}`, verb.about, ...lines].join('\n')
}

function usage({ words, takes, options }: Verb): string {
  return [words, takes, options ? '[options]' : undefined].filter(Boolean).join(' ')
}
