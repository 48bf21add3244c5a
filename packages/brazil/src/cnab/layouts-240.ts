/**
 * Columns of the 240 layouts. Base: FEBRABAN 240 V08.3, segments T and U. Itaú, Bradesco and Sicoob only split the nosso número in
 * their own way; Santander also shifts segment T and the header.
 * Sources: brazil.md § 1.8; Itaú "Cobrança FEBRABAN 240" Mai/2014; Bradesco 4008-524-0339; Santander H7815 V2.9 Abr/2018;
 * Sicoob "06. Retorno – Opção CNAB240". Banco do Brasil: the standard as it is.
 */
import type { BeneficiaryColumns, Layout240, PaymentColumns, TitleColumns } from './layout.ts'
import { FEBRABAN_240 } from './occurrences/febraban-240.ts'
import { ITAU_240 } from './occurrences/itau.ts'

const TITLE: TitleColumns = {
  occurrence: [16, 17], nossoNumero: [38, 57], titleNumber: [38, 57], checkDigit: null, portfolio: [58, 58], documentNumber: [59, 73],
  ownUse: [106, 130], dueOn: [74, 81], amount: [82, 96], fee: [199, 213], reasons: [214, 223], reasonWidth: 2,
}

const PAYMENT: PaymentColumns = {
  lateCharges: [18, 32], discount: [33, 47], rebate: [48, 62], paid: [78, 92], net: [93, 107], paidOn: [138, 145], creditedOn: [146, 153],
}

const BENEFICIARY: BeneficiaryColumns = { taxIdKind: [18, 18], taxId: [19, 32], agreement: [33, 52], branch: [53, 57], account: [59, 70] }

const FEBRABAN = {
  layout: 240, title: TITLE, payment: PAYMENT, generatedOn: [144, 151], fileSequence: [158, 163], beneficiary: BENEFICIARY, detailBeneficiary: null,
  beneficiaryName: [73, 102], bankName: [103, 132], occurrences: FEBRABAN_240, paidMayBeNet: false, countsDetailsOnly: false,
} as const satisfies Omit<Layout240, 'bank'>

/** 17 positions (convênio of 7 digits and sequence of 10) have no check digit; older numbers of 11 positions have one, after them. */
const BANCO_DO_BRASIL: Layout240 = { ...FEBRABAN, bank: '001' }

/** Field of 20: product (3), zeros (5), number (11), check digit, which may be P. */
const BRADESCO: Layout240 = { ...FEBRABAN, bank: '237', title: { ...TITLE, titleNumber: [46, 56], checkDigit: [57, 57] } }

/** Portfolio of three digits, number of eight, check digit; document number of ten. */
const ITAU: Layout240 = {
  ...FEBRABAN, bank: '341', occurrences: ITAU_240, paidMayBeNet: true,
  title: { ...TITLE, portfolio: [38, 40], nossoNumero: [41, 48], titleNumber: [41, 48], checkDigit: [49, 49], documentNumber: [59, 68], reasons: [214, 221] },
  beneficiary: { ...BENEFICIARY, agreement: null, branch: [54, 57], account: [66, 70] },
}

/** Number of ten positions of which the last is the check digit, then instalment (2), modality (2) and form (1). */
const SICOOB: Layout240 = { ...FEBRABAN, bank: '756', title: { ...TITLE, titleNumber: [38, 46], checkDigit: [47, 47] } }

/** Segment T begins its nosso número at 41 and runs four or five columns earlier than the standard from there on. */
const SANTANDER: Layout240 = {
  ...FEBRABAN, bank: '033', countsDetailsOnly: true,
  title: {
    ...TITLE, nossoNumero: [41, 53], titleNumber: [41, 52], checkDigit: [53, 53], portfolio: [54, 54], documentNumber: [55, 69], dueOn: [70, 77],
    amount: [78, 92], ownUse: [101, 125], fee: [194, 208], reasons: [209, 218],
  },
  beneficiary: { taxIdKind: [17, 17], taxId: [18, 32], agreement: [53, 61], branch: [33, 36], account: [38, 46] },
}

export const LAYOUTS_240: readonly Layout240[] = [BANCO_DO_BRASIL, SANTANDER, BRADESCO, ITAU, SICOOB]
