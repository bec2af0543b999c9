import { desc, eq, lt } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Catalogue } from './catalogue'
import { catalogueVersion } from './tables.server'
import { faultsIn, type CatalogueFault } from './verify'
import { catalogueVersion1 } from './version-1'

/** Versions of one database never change, so each is parsed once on each connection that reads it, and goes with that. */
const parsed = new WeakMap<object, Map<number, Catalogue>>()

function parsedOn(reader: Reader | Transaction): Map<number, Catalogue> {
  const connection = 'connection' in reader ? reader.connection : reader
  const known = parsed.get(connection) ?? new Map([[catalogueVersion1.version, catalogueVersion1]])
  parsed.set(connection, known)
  return known
}

/** The catalogue that choices are made from now: the newest that was published. */
export async function currentCatalogue(reader: Reader): Promise<Catalogue> {
  const [newest] = await reader
    .select({ version: catalogueVersion.version })
    .from(catalogueVersion)
    .orderBy(desc(catalogueVersion.version))
    .limit(1)
  return catalogueOf(reader, newest?.version ?? catalogueVersion1.version)
}

/** The catalogue that choices were made from at any moment: when each version was published is read once. */
export async function cataloguesByMoment(reader: Reader): Promise<(at: Date) => Promise<Catalogue>> {
  const newestFirst = await reader
    .select({ version: catalogueVersion.version, publishedAt: catalogueVersion.publishedAt })
    .from(catalogueVersion)
    .orderBy(desc(catalogueVersion.version))
  return (at) => {
    const newest = newestFirst.find(({ publishedAt }) => publishedAt <= at)
    return catalogueOf(reader, newest?.version ?? catalogueVersion1.version)
  }
}

export type Published =
  | { ok: true }
  | { ok: false; refusal: 'faulty' | 'not-the-next'; faults: CatalogueFault[] }

/** Publishes the next version. Refuses a faulty one, naming the faults, and any number but the next. */
export async function publishCatalogue(
  transaction: Transaction,
  catalogue: Catalogue,
  publishedAt: Date,
): Promise<Published> {
  const faults = faultsIn(catalogue)
  if (faults.length > 0) return { ok: false, refusal: 'faulty', faults }
  const { version } = await currentCatalogue(transaction)
  if (catalogue.version !== version + 1) return { ok: false, refusal: 'not-the-next', faults: [] }
  const row = { version: catalogue.version, body: JSON.stringify(catalogue), publishedAt }
  await transaction.insert(catalogueVersion).values(row)
  return { ok: true }
}

/** One version, for what was chosen under it. Throws when it was never published, or should never have been. */
export async function catalogueOf(reader: Reader, version: number): Promise<Catalogue> {
  const onConnection = parsedOn(reader)
  const known = onConnection.get(version)
  if (known) return known
  const [row] = await reader
    .select()
    .from(catalogueVersion)
    .where(eq(catalogueVersion.version, version))
    .limit(1)
  if (!row) throw new Error(`catalogue version ${version} was never published`)
  const catalogue = JSON.parse(reader.tags.genuine(catalogueVersion, row).body) as Catalogue
  const [fault] = faultsIn(catalogue)
  if (fault)
    throw new Error(`catalogue version ${version} is faulty: ${fault.fault} ${fault.codes.join(' ')}`)
  onConnection.set(version, catalogue)
  return catalogue
}

/**
 * The two catalogues that answers come from: that of today, and the one in which the choices in force are read. Without
 * choices they are the same.
 */
export async function cataloguesFor(
  reader: Reader,
  version: { readingCatalogue: number } | null,
): Promise<{ catalogue: Catalogue; reading: Catalogue }> {
  const catalogue = await currentCatalogue(reader)
  return { catalogue, reading: version ? await catalogueOf(reader, version.readingCatalogue) : catalogue }
}

/** Every version that was ever in force, the newest first: what somebody chose may be older than the catalogue of today. */
export async function allCatalogues(reader: Reader): Promise<Catalogue[]> {
  const { version } = await currentCatalogue(reader)
  const published = await reader
    .select({ version: catalogueVersion.version })
    .from(catalogueVersion)
    .where(lt(catalogueVersion.version, version))
    .orderBy(desc(catalogueVersion.version))
  const older = [...published.map((row) => row.version), catalogueVersion1.version]
  return Promise.all([...new Set([version, ...older])].map((one) => catalogueOf(reader, one)))
}
