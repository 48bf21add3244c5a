/** Words of the serials' CSV; the import reads the same ones back. */
import type { SerialBadge, SerialState } from '@assento/rules'

/** Columns in the order of the file (licences.md § 6). */
export const SERIAL_COLUMNS = [
  'serial', 'product', 'partner', 'customer', 'taxId', 'state', 'badge', 'reason', 'validUntil', 'graceUntil', 'used', 'max', 'machines', 'lastSeenAt',
  'activatedAt', 'activatedBy', 'note', 'transfers',
] as const
export type SerialColumn = (typeof SERIAL_COLUMNS)[number]

export const SERIAL_HEADS: Readonly<Record<'pt-BR' | 'en', Readonly<Record<SerialColumn, string>>>> = {
  'pt-BR': {
    serial: 'Número de Série', product: 'Produto', partner: 'Parceiro', customer: 'Cliente', taxId: 'CNPJ/CPF', state: 'Situação', badge: 'Selo', reason: 'Motivo',
    validUntil: 'Vencimento', graceUntil: 'Tolerância até', used: 'Ativações em uso', max: 'Ativações permitidas', machines: 'Nome da Máquina',
    lastSeenAt: 'Última validação', activatedAt: 'Ativado em', activatedBy: 'Ativado por', note: 'Observação', transfers: 'Trocas em 365 dias',
  },
  en: {
    serial: 'Serial number', product: 'Product', partner: 'Partner', customer: 'Customer', taxId: 'Tax ID', state: 'State', badge: 'Badge', reason: 'Reason',
    validUntil: 'Expires on', graceUntil: 'Grace until', used: 'Activations used', max: 'Activations allowed', machines: 'Machine name',
    lastSeenAt: 'Last seen', activatedAt: 'Activated at', activatedBy: 'Activated by', note: 'Note', transfers: 'Moves in 365 days',
  },
}

export const STATE_WORDS: Readonly<Record<'pt-BR' | 'en', Readonly<Record<SerialState, string>>>> = {
  'pt-BR': { active: 'Ativa', grace: 'Período de tolerância', expired: 'Expirada', pending: 'Pendente', suspended: 'Suspensa', cancelled: 'Cancelada' },
  en: { active: 'Active', grace: 'Grace period', expired: 'Expired', pending: 'Pending', suspended: 'Suspended', cancelled: 'Cancelled' },
}

export const BADGE_WORDS: Readonly<Record<'pt-BR' | 'en', Readonly<Record<SerialBadge, string>>>> = {
  'pt-BR': { active: 'ativa', grace: 'tolerância', expired: 'expirada' }, en: { active: 'active', grace: 'grace', expired: 'expired' },
}

/** Between several computers of one serial, and their times in the same order. */
export const MACHINE_SEPARATOR = ' | '
