import { router } from '../platform/trpc.ts'
import { closeActivation } from './close-activation.ts'
import { issueOffline } from './issue-offline.ts'
import { listSigningKeys } from './list-keys.ts'
import { recordReceipt } from './record-receipt.ts'
import { rotateSigningKey } from './rotate-key.ts'

export const activationsRouter = router({ close: closeActivation, issueOffline, recordReceipt })
export const signingKeysRouter = router({ list: listSigningKeys, rotate: rotateSigningKey })
