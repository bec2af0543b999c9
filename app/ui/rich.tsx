import type { ReactNode } from 'react'
import { PATHS } from '~/paths'
import { TextLink } from './TextLink'

const LINKS = {
  contact: PATHS.contact,
  digid: 'https://www.digid.nl',
  'digid-status': 'https://www.digid.nl/storingen',
  display: PATHS.display,
  never: PATHS.never,
  ombudsman: 'https://www.nationaleombudsman.nl',
  paper: PATHS.paper,
  regulator: 'https://www.autoriteitpersoonsgegevens.nl',
} as const

type Mark = (words: ReactNode) => ReactNode

const links = Object.fromEntries(
  Object.entries(LINKS).map(([mark, to]): [string, Mark] => [
    mark,
    (words) => <TextLink to={to}>{words}</TextLink>,
  ]),
) as Record<keyof typeof LINKS, Mark>

/** The marks a longer text may use: paragraphs, lists, weight, and the links that have a name. */
export const rich = {
  ...links,
  b: (words: ReactNode) => <strong>{words}</strong>,
  p: (words: ReactNode) => <p className="nl-paragraph">{words}</p>,
  ul: (words: ReactNode) => <ul>{words}</ul>,
  li: (words: ReactNode) => <li>{words}</li>,
}
