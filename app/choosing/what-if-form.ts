import type { WhatIf } from '~/consent/what-if'

/** What the form sends: the fields by their names in the address. */
export const WHAT_IF_FIELDS = { holder: 'houder', data: 'gegevens', receiver: 'vrager' } as const

export type WhatIfPart = keyof WhatIf

export type WhatIfForm = {
  search: string
  values: Record<WhatIfPart, string>
  /** Complete, and asked for; null while somebody is still looking. */
  picked: WhatIf | null
  /** Asked for an answer without picking these. */
  missing: WhatIfPart[]
}

const LONGEST = 40

/** Reads the address of the page: it is a plain GET form, so that an answer can be kept and gone back to. */
export function readWhatIf(query: URLSearchParams): WhatIfForm {
  const values = {
    holder: valueOf(query, 'houder'),
    data: valueOf(query, 'gegevens'),
    receiver: valueOf(query, 'vrager'),
  }
  const parts = Object.keys(values) as WhatIfPart[]
  const asked = query.get('doe') === 'toon'
  const missing = asked ? parts.filter((part) => values[part] === '') : []
  const search = (query.get('zoek') ?? '').slice(0, 100)
  return { search, values, missing, picked: asked && missing.length === 0 ? values : null }
}

function valueOf(query: URLSearchParams, name: string): string {
  const value = query.get(name) ?? ''
  return value.length > LONGEST ? value.slice(0, LONGEST) : value
}
