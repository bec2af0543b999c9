import type { Text } from '~/catalogue/catalogue'
import { holderCategoriesOf } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader } from '~/db/database.server'
import { findProvider } from '~/provider/store.server'
import { kindName } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { findMembership } from '~/staff/store.server'

/** Which organisation, and which of its people. */
type Who = { ura: string; memberId: string }

/** Who wrote something down, as who reads is told. */
export type ToldStaff = {
  /** A name, or the kind of care provider alone where the name may not be seen. */
  organisation: string | Text
  city: string | null
  /** The group it belongs to, for its icon. */
  group: string | null
  /** As they are known at that organisation, and their profession; null where they may not be seen, or are not known there. */
  member: { name: string; profession: string } | null
}

/**
 * Who wrote something down, as far as who reads may know (domain: safety of the child). Who stood at that counter themself
 * knows where it was.
 */
export async function tellStaff(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { dossier, who, wasThere }: { dossier: Dossier; who: Who; wasThere: boolean },
): Promise<ToldStaff> {
  if (wasThere || dossier.disclosure.namedInChoices === 'names') return nameStaff(reader, runtime, who)
  const types = (await findProvider(reader, who.ura))?.types ?? []
  const catalogue = await currentCatalogue(reader)
  const [group = null] = holderCategoriesOf(catalogue, types)
  return { organisation: kindName(catalogue, types), city: null, group, member: null }
}

/** The same with every name, as the paper has it. */
export async function nameStaff(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  who: Who,
): Promise<ToldStaff> {
  const found = await findProvider(reader, who.ura)
  const member = await findMembership(reader, runtime, who)
  const [group = null] = holderCategoriesOf(await currentCatalogue(reader), found?.types ?? [])
  return {
    organisation: found?.name ?? who.ura,
    city: found?.city || null,
    group,
    member: member && { name: member.name, profession: member.profession },
  }
}
