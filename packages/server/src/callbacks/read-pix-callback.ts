/** What a Pix provider reports, in the form of the Banco Central's API (brazil.md § 2: webhook of bacen/pix-api). */
import { isEndToEndId } from '@assento/brazil'
import { centsFromDecimal, instantOfEpochMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { z } from 'zod'

export interface ReportedPix {
  readonly endToEndId: string
  /** Null when the payer's bank sent none. */
  readonly txid: string | null
  readonly cents: number
  readonly at: Instant
}

const amount = z.string().regex(/^\d{1,10}\.\d{2}$/, { error: 'an amount is written 123.45' })
  .transform((text) => centsFromDecimal(text)?.cents ?? 0)
  .refine((cents) => cents >= 1, { error: 'more than zero' })

// Providers add fields of their own (gnExtras, devolucoes): what is not named here is passed over.
const pix = z.object({
  endToEndId: z.string().refine(isEndToEndId, { error: '32 letters and digits' }),
  txid: z.string().max(35).nullish(),
  valor: amount,
  horario: z.iso.datetime({ offset: true, error: 'an instant with its zone' }),
})

const body = z.object({ pix: z.array(pix).min(1).max(100) })

/** The payments of a callback's body; a message naming field and rule when it is not one. */
export function readPixCallback(bytes: Uint8Array): { readonly payments: readonly ReportedPix[] } | { readonly field: string; readonly message: string } {
  const parsed = body.safeParse(jsonOf(bytes))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { field: issue?.path.join('.') ?? '', message: issue?.message ?? 'not a Pix callback' }
  }
  return {
    payments: parsed.data.pix.map(({ endToEndId, txid, valor, horario }) =>
      ({ endToEndId, txid: txid ?? null, cents: valor, at: instantOfEpochMs(Date.parse(horario)) })),
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
