import { addHours, badgeOf, dateInZone, normaliseSerialKey } from '@assento/rules'
import type { SerialBadge, SerialState } from '@assento/rules'
import type { SerialQuestion, SerialSearch } from '@assento/store'
import { normalizeTaxId } from '@assento/brazil'
import { searchName } from '../accounts/account-item.ts'
import { licenceScope } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { SerialFilterFields } from './serial-inputs.ts'

const STATES: readonly SerialState[] = ['pending', 'active', 'grace', 'expired', 'suspended', 'cancelled']
/** Shorter beginnings of a key, or of a CNPJ, find too much to mean anything (licences.md A15). */
const KEY_PREFIX = 5
const TAX_ID_PREFIX = 3

/** The filter as the store takes it. Another partner's or customer's id ends the call as an unknown one. */
export function serialQuestion(ctx: Pick<ProcedureContext, 'caller' | 'now' | 'tenant'>, fields: SerialFilterFields): SerialQuestion {
  const scope = licenceScope(ctx)
  if (scope.partnerId !== null && fields.partnerId !== undefined && fields.partnerId !== scope.partnerId) notFound()
  if (scope.customerId !== null && fields.customerId !== undefined && fields.customerId !== scope.customerId) notFound()
  const countMovesSince = addHours(ctx.now, -365 * 24)
  return {
    partnerId: scope.partnerId ?? fields.partnerId ?? null, customerId: scope.customerId ?? fields.customerId ?? null, productId: fields.productId ?? null,
    states: statesOf(fields.states, fields.badge), search: fields.search === undefined ? null : searchOf(fields.search, maySeeKeys(ctx)),
    movedSince: fields.moved === true ? countMovesSince : null, today: dateInZone(ctx.now, ctx.tenant.zone), countMovesSince,
  }
}

/** States and badge hold together; what they have not in common finds nothing. */
function statesOf(states: readonly SerialState[] | undefined, badge: SerialBadge | undefined): readonly SerialState[] | null {
  if (states === undefined && badge === undefined) return null
  return (states ?? STATES).filter((state) => badge === undefined || badgeOf(state) === badge)
}

/** What a text is looked for in: a name, a CNPJ or CPF, a key, a computer. */
export function searchOf(text: string, withKeys: boolean): SerialSearch {
  const taxId = normalizeTaxId(text)
  const key = normaliseSerialKey(text)
  return {
    name: searchName(text), taxId: taxId.length >= TAX_ID_PREFIX && /^[0-9A-Z]{3,14}$/.test(taxId) ? taxId : '',
    key: withKeys && key.length >= KEY_PREFIX ? key : '', machine: text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  }
}

/** Whole keys are for the manufacturer, partners, a customer's administrator and servers; others do not find them out by their beginnings either. */
export function maySeeKeys({ caller }: Pick<ProcedureContext, 'caller'>): boolean {
  return caller.kind !== 'widget' || ['manufacturer', 'partnerAdmin', 'partnerUser', 'administrator'].includes(caller.role)
}
