import { router } from '../platform/trpc.ts'
import { listCharges } from './list-charges.ts'

export const chargesRouter = router({ list: listCharges })
