import { isSameAddress, parseEmail } from '~/notification/email'
import type { Addressee, Audiences } from '~/notification/recipient.server'
import { localDate } from '~/runtime/local-date'
import { insertEntry, readConversation, writeConversation, type StoredConversation } from './store.server'

/** Who wrote to the desk, as mail looks at them: by the conversation, at the address they gave. */
export const CONVERSATIONS: Audiences['conversation'] = {
  find: async (reader, runtime, id) => {
    const found = await readConversation(reader, runtime, { id, today: localDate(runtime.now()) })
    return found && { addressee: addresseeOf(found) }
  },
  noteBounce: async (transaction, runtime, { id, email, at }) => {
    const found = await readConversation(transaction, runtime, { id, today: localDate(at) })
    const address = found && parseEmail(found.content.email ?? '')
    if (!found || found.bouncedAt || !address || !isSameAddress(address, email)) return
    await writeConversation(transaction, id, { bouncedAt: at })
    await insertEntry(transaction, runtime, {
      of: found,
      kind: 'act',
      at,
      content: { text: '', act: 'bounced' },
    })
  },
}

/** No name in the greeting: whoever typed the address typed the name too. */
export function addresseeOf({ id, state, language, key, content, bouncedAt }: StoredConversation): Addressee {
  const email = parseEmail(content.email ?? '')
  return {
    ...{ id, language },
    gone: state === 'spam' ? 'left' : null,
    key: () => key,
    hasAddress: email !== null,
    address: () => email,
    bounced: bouncedAt !== null,
    name: () => null,
  }
}
