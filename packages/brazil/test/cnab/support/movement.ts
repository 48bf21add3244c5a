/** Movements of invented boletos for the writer, and the seller that they are for. */
import { calendarDate } from '@assento/rules'
import { issueBoleto } from '../../../src/index.ts'
import type { BankProfile, IssuedBoleto, ReturnBank, ReturnMovement } from '../../../src/index.ts'

export const REVENDA = { taxId: '11222333000181', name: 'REVENDA DE TESTE LTDA', agreement: '1234567', branch: '1234', account: '12345' }

/** One agreement a bank, numbers invented. */
export const PROFILES: Readonly<Record<ReturnBank, BankProfile>> = {
  '001': { bank: '001', agencia: '1234', conta: '12345', convenio: '1234567', carteira: '17' },
  '033': { bank: '033', agencia: '1234', beneficiario: '1234567', carteira: '101' },
  '237': { bank: '237', agencia: '1234', conta: '12345', carteira: '09' },
  '341': { bank: '341', agencia: '1234', conta: '12345', carteira: '109' },
  '756': { bank: '756', agencia: '1234', beneficiario: '123456', modalidade: '01', carteira: '1' },
}

export const DUE_ON = calendarDate('2026-11-30')

export function boletoOf(bank: ReturnBank, sequence: number, amountCents = 10_000): IssuedBoleto {
  return issueBoleto(PROFILES[bank], { sequence, dueOn: DUE_ON, amountCents, documentNumber: `2026-${sequence}` })
}

/** A payment of boleto `sequence` in full on its due date, with what differs. */
export function movement(bank: ReturnBank, sequence: number, more: Partial<ReturnMovement> = {}): ReturnMovement {
  const { nossoNumero, nossoNumeroDigit } = boletoOf(bank, sequence, more.amountCents ?? 10_000)
  return {
    nossoNumero, nossoNumeroDigit, documentNumber: `2026-${sequence}`, ownUse: `inv-${sequence}`, dueOn: DUE_ON, amountCents: 10_000, paidCents: 10_000, feeCents: 210,
    paidOn: DUE_ON, creditedOn: calendarDate('2026-12-01'), ...more,
  }
}
