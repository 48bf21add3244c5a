import { router } from '../../platform/trpc.ts'
import { importReturnFile } from './bank-return/import-return-file.ts'
import { listPayments } from './list-payments.ts'
import { recordPaymentByHand } from './record.ts'

export const paymentsRouter = router({ list: listPayments, record: recordPaymentByHand, importReturnFile })
