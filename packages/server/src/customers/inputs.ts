/** What customers are described by, and the columns that it is stored in. */
import { canonicalJson } from '@assento/store'
import type { AccountRow } from '@assento/store'
import { z } from 'zod'
import { searchName } from '../accounts/account-item.ts'
import { email, line } from '../platform/inputs.ts'

/** Parts of a Brazilian address; what is left out is not known. */
const address = z.strictObject({
  street: line(200).optional(),
  number: line(20).optional(),
  complement: line(100).optional(),
  district: line(100).optional(),
  zip: z.string().regex(/^\d{5}-?\d{3}$/).optional(),
  city: line(100).optional(),
  state: z.string().regex(/^[A-Z]{2}$/).optional(),
})

/** Null erases a field; what is left out stays. */
export const customerFields = {
  name: line(200).optional(),
  tradeName: line(200).nullable().optional(),
  email: email.nullable().optional(),
  phone: line(40).nullable().optional(),
  address: address.nullable().optional(),
} as const

export type CustomerFields = z.output<z.ZodObject<typeof customerFields>>

export const customerState = z.enum(['active', 'blocked', 'withoutSerials', 'removed'])

type Told = Pick<AccountRow, 'name' | 'search_name' | 'trade_name' | 'email' | 'phone' | 'address'>

/** The columns that the fields tell of. */
export function toldColumns(fields: CustomerFields): Partial<Told> {
  return {
    ...(fields.name === undefined ? {} : { name: fields.name, search_name: searchName(fields.name) }),
    ...(fields.tradeName === undefined ? {} : { trade_name: fields.tradeName }),
    ...(fields.email === undefined ? {} : { email: fields.email?.toLowerCase() ?? null }),
    ...(fields.phone === undefined ? {} : { phone: fields.phone }),
    ...(fields.address === undefined ? {} : { address: addressText(fields.address) }),
  }
}

function addressText(given: z.output<typeof address> | null): string | null {
  if (given === null) return null
  const part = (text: string | undefined) => text ?? null
  return canonicalJson({
    street: part(given.street), number: part(given.number), complement: part(given.complement), district: part(given.district),
    zip: part(given.zip?.replace('-', '')), city: part(given.city), state: part(given.state),
  })
}
