import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { accept, answerWaiting } from './answer-use-cases.server'
import { endByCitizen } from './end-use-cases.server'
import type { Doing } from './forms'

/** What whom it is about says of a record, by the button that was pressed. */
export async function answerRecord(
  runtime: Runtime,
  dossier: Dossier,
  { id, doing }: { id: string; doing: Doing },
) {
  switch (doing) {
    case 'accept':
      return accept(runtime, dossier, id)
    case 'undo':
      return endByCitizen(runtime, dossier, { id, as: 'undone' })
    case 'not-said':
      return endByCitizen(runtime, dossier, { id, as: 'not-said' })
    default:
      return answerWaiting(runtime, dossier, { id, answer: doing })
  }
}
