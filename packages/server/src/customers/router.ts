import { router } from '../platform/trpc.ts'
import { createCustomer } from './create-customer.ts'
import { eraseCustomer, erasureReceipt } from './erase-customer.ts'
import { exportCustomer } from './export-customer.ts'
import { getCustomer } from './get-customer.ts'
import { listCustomers } from './list-customers.ts'
import { confirmOffboarding, quoteOffboarding } from './offboard.ts'
import { updateCustomer } from './update-customer.ts'

export const customersRouter = router({
  list: listCustomers,
  get: getCustomer,
  create: createCustomer,
  update: updateCustomer,
  offboard: router({ quote: quoteOffboarding, confirm: confirmOffboarding }),
  export: exportCustomer,
  erase: eraseCustomer,
  erasureReceipt,
})
