import type { BlockReason, LicencePolicy } from './facts.ts'

const reason = (verb: BlockReason['verb'], code: string, label: string, more: Partial<BlockReason> = {}): BlockReason => (
  { code, verb, label, requiresNote: false, pausesDunning: false, isRetired: false, ...more })

/** Reasons that a new tenant begins with (licences.md § 2.5); it may rename and retire them, and add its own. */
export const DEFAULT_BLOCK_REASONS: readonly BlockReason[] = [
  reason('suspend', 'pendencia_financeira', 'Pendência financeira'),
  reason('suspend', 'pendencia_documental', 'Pendência de documentos'),
  reason('suspend', 'divergencia_comercial', 'Divergência comercial', { pausesDunning: true }),
  reason('suspend', 'uso_indevido', 'Uso indevido'),
  reason('suspend', 'solicitacao_do_cliente', 'Solicitação do cliente'),
  reason('suspend', 'outro', 'Outro motivo', { requiresNote: true }),
  reason('terminate', 'fim_de_contrato', 'Fim do contrato'),
  reason('terminate', 'deixou_de_ser_cliente', 'Deixou de ser cliente'),
  reason('terminate', 'duplicidade', 'Duplicidade'),
  reason('terminate', 'fraude', 'Fraude'),
  reason('terminate', 'outro', 'Outro motivo', { requiresNote: true }),
]

/** What a tenant has before it decides otherwise (licences.md §§ 2.5 A1, 5.2). */
export const DEFAULT_LICENCE_POLICY: LicencePolicy = {
  approval: 'partner', retroactive: 'fromExpiry', renewalLeadDays: 10, reasons: DEFAULT_BLOCK_REASONS, lowStock: 2,
}
