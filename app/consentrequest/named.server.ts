import type { Catalogue, DataCategoryCode } from '~/catalogue/catalogue'
import { findData } from '~/catalogue/lookup'
import type { Reader } from '~/db/database.server'
import { findProviders } from '~/provider/store.server'

/** Kinds of data by name; one that the catalogue does not have any more, by its code. */
export function kindsOf(catalogue: Catalogue, codes: readonly DataCategoryCode[]) {
  return codes.map((code) => {
    const found = findData(catalogue, code)
    const name = found?.name ?? { nl: code, en: code }
    /** `lowercase` stands inside a sentence. */
    return { code, name, lowercase: found?.lowercase ?? name, explanation: found?.explanation ?? null }
  })
}

/** What organisations are called, and where they are. */
export async function organisationsOf(reader: Reader, rows: readonly { ura: string }[]) {
  const found = await findProviders(reader, [...new Set(rows.map(({ ura }) => ura))])
  const known = new Map(found.map((one) => [one.ura, one]))
  return (ura: string) => ({ name: known.get(ura)?.name ?? ura, city: known.get(ura)?.city ?? '' })
}
