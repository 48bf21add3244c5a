import { router } from '../platform/trpc.ts'
import { createConnectorSecret } from './create-secret.ts'

export const connectorsRouter = router({ secrets: router({ create: createConnectorSecret }) })
