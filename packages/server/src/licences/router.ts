import { router } from '../platform/trpc.ts'
import { assignSerial } from './assign-serial.ts'
import { bulkSuspend } from './bulk-suspend.ts'
import { getSerial } from './get-serial.ts'
import { serialListProcedures } from './list-procedures.ts'
import { listAssignable } from './list-assignable.ts'
import { listReasons } from './list-reasons.ts'
import { provisionSerial } from './provision-serial.ts'
import { reissueSerial } from './reissue-serial.ts'
import { confirmRelease, quoteRelease } from './release-serial.ts'
import { confirmRenewal, quoteRenewal } from './renew-serial.ts'
import { serialHistory } from './serial-history.ts'
import { setSerialNote } from './set-note.ts'
import { suspendSerial } from './suspend-serial.ts'
import { terminateSerial } from './terminate-serial.ts'
import { unassignSerial, withdrawSerial } from './unassign-serial.ts'

export const serialsRouter = router({
  ...serialListProcedures,
  get: getSerial,
  history: serialHistory,
  reasons: listReasons,
  assignable: listAssignable,
  assign: assignSerial,
  setNote: setSerialNote,
  withdraw: withdrawSerial,
  unassign: unassignSerial,
  reissue: reissueSerial,
  provision: provisionSerial,
  suspend: suspendSerial,
  release: router({ quote: quoteRelease, confirm: confirmRelease }),
  terminate: terminateSerial,
  renew: router({ quote: quoteRenewal, confirm: confirmRenewal }),
  bulkSuspend,
})
