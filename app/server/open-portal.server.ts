import type { TellWide } from '~/db/file-modes.server'
import { openDatabase } from '~/db/open.server'
import { openDeziLogin } from '~/identity/dezi.server'
import { openDigidLogin } from '~/identity/digid.server'
import { openInternalLogin } from '~/identity/internal.server'
import { afterLogin } from '~/onbehalf/after-login.server'
import { openPersonRegister } from '~/person/brp.server'
import { openUpdateRegister } from '~/person/updates.server'
import type { Config } from '~/portal/config.server'
import { whyNotOn } from '~/portal/node-version'
import type { Portal } from '~/portal/portal'
import { openAuthorityRegister } from '~/representation/authority.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'

/** Opens what every process of the product works with; what is to be known of its files is told. Nothing outside is contacted yet. Throws on a Node that it does not run on. */
export function openPortal(config: Config, tellWide?: TellWide): Portal {
  const refusal = whyNotOn(process.versions.node)
  if (refusal) throw new Error(refusal)
  const keyring = openKeyring({ sealKeys: config.keys.seal.reveal(), indexKey: config.keys.index.reveal() })
  const database = openDatabase(config.database.url.reveal(), {
    migrationsRoot: config.database.migrationsRoot,
    keys: keyring,
    ...(tellWide && { tellWide }),
  })
  const doors = {
    runtime: { database, keyring, now: () => new Date(), newId: () => newId() },
    register: openPersonRegister(config.brp.url),
    authority: openAuthorityRegister(config.brp.url),
    approvalDays: config.approvalDays,
  }
  return {
    ...doors,
    config,
    digid: openDigidLogin(config),
    dezi: openDeziLogin(config),
    desk: openInternalLogin(config),
    updates: openUpdateRegister(config.brp.url),
    afterLogin: afterLogin(doors),
  }
}
