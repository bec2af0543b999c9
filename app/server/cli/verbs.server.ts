import { accessMatrix } from './access-matrix.server'
import { auditCheckProof, auditProve } from './audit-proof.server'
import { auditVerify } from './audit-verify.server'
import { cataloguePublish } from './catalogue-publish.server'
import { clientAdd } from './client-add.server'
import { clientBlock, clientUnblock } from './client-block.server'
import { clientToken } from './client-token.server'
import { doctor } from './doctor.server'
import { keysForget } from './keys-forget.server'
import { keysRotate } from './keys-rotate.server'
import { migrate } from './migrate.server'
import { providersImport } from './providers-import.server'
import { requestFind } from './request-find.server'
import { retentionRun } from './retention-run.server'
import { queueDrop, queueList, queueRetry } from './queue.server'
import { seedDemo } from './seed-demo.server'
import { staffAppoint, staffDismiss } from './staff.server'
import { transitionsRun } from './transitions-run.server'
import type { Verb } from './verb'

/** Everything the operator's tool does, in the order of its help. */
export const verbs: Verb[] = [
  migrate,
  seedDemo,
  doctor,
  keysRotate,
  keysForget,
  accessMatrix,
  auditVerify,
  auditProve,
  auditCheckProof,
  requestFind,
  transitionsRun,
  providersImport,
  cataloguePublish,
  clientAdd,
  clientBlock,
  clientUnblock,
  clientToken,
  staffAppoint,
  staffDismiss,
  queueList,
  queueRetry,
  queueDrop,
  retentionRun,
]
