import { openDatabase } from '~/db/open.server'
import { openDigidLogin } from '~/identity/digid.server'
import { openPersonRegister } from '~/person/brp.server'
import { openUpdateRegister } from '~/person/updates.server'
import type { Config } from '~/portal/config.server'
import type { Portal } from '~/portal/portal'
import { openAuthorityRegister } from '~/representation/authority.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'

/** Opens what every process of the product works with. Nothing outside is contacted yet. */
export function openPortal(config: Config): Portal {
  const database = openDatabase(config.database.url.reveal(), {
    migrationsRoot: config.database.migrationsRoot,
  })
  const keyring = openKeyring({ sealKeys: config.keys.seal.reveal(), indexKey: config.keys.index.reveal() })
  return {
    config,
    runtime: { database, keyring, now: () => new Date(), newId: () => newId() },
    digid: openDigidLogin(config),
    register: openPersonRegister(config.brp.url),
    authority: openAuthorityRegister(config.brp.url),
    updates: openUpdateRegister(config.brp.url),
    approvalDays: config.approvalDays,
  }
}
