/** What is said of return files, in Portuguese: why one is refused, what is to be looked at, what became of a line. */
import type { ReturnProblemRule, ReturnRefusalRule } from '@assento/brazil'
import type { ReturnVerdict } from './report.ts'

export type OwnRefusalRule = 'bankReturn.profile.missing' | 'bankReturn.file.otherBank' | 'bankReturn.file.otherBeneficiary' | 'bankReturn.file.sequenceReused'

export const REFUSALS: Readonly<Record<ReturnRefusalRule | OwnRefusalRule, string>> = {
  'cnab.file.notCnab': 'Este arquivo não é um retorno CNAB 240 nem 400.',
  'cnab.file.remittance': 'Este é o arquivo que vai para o banco (remessa). Envie o que o banco devolve (retorno).',
  'cnab.file.unknownBank': 'O banco deste arquivo não é um dos aceitos: Banco do Brasil, Santander, Bradesco, Itaú e Sicoob.',
  'cnab.file.controlCharacter': 'O arquivo tem caracteres de controle: foi alterado ou não é o original do banco.',
  'cnab.file.noTrailer': 'O arquivo termina antes do fim (falta o trailer). Baixe-o de novo no banco.',
  'cnab.file.countsDiffer': 'As contagens do trailer não batem com as linhas do arquivo. Baixe-o de novo no banco.',
  'cnab.file.linesMissing': 'A numeração das linhas pula ou se repete. Baixe o arquivo de novo no banco.',
  'cnab.file.mixed': 'O arquivo mistura bancos ou contém mais de um retorno.',
  'cnab.line.tooLong': 'Há uma linha mais longa do que o layout permite: o arquivo foi salvo em outra codificação?',
  'cnab.line.unknownRecord': 'Há um tipo de registro que este layout não tem.',
  'bankReturn.profile.missing': 'Cadastre o convênio do banco e o beneficiário antes de importar retornos.',
  'bankReturn.file.otherBank': 'O arquivo é de outro banco, não do que está cadastrado.',
  'bankReturn.file.otherBeneficiary': 'O arquivo é de outro beneficiário ou convênio, não do que está cadastrado.',
  'bankReturn.file.sequenceReused': 'Este número de arquivo já foi importado com outro conteúdo. Confira com o banco antes de continuar.',
}

export const NOTICES: Readonly<Record<ReturnProblemRule, string>> = {
  'cnab.pair.missingU': 'segmento T sem o segmento U: o título ficou de fora',
  'cnab.pair.missingT': 'segmento U sem o segmento T: ficou de fora',
  'cnab.pair.occurrencesDiffer': 'os segmentos T e U trazem ocorrências diferentes: o título ficou de fora',
  'cnab.amount.invalid': 'um valor não é número: o título ficou de fora',
  'cnab.date.invalid': 'uma data não existe e foi lida como ausente',
  'cnab.occurrence.unknown': 'ocorrência que não está na tabela deste banco: não é tratada como pagamento',
  'cnab.payment.withoutAmount': 'liquidado sem valor: foi pago por fora da cobrança (Pix do próprio boleto ou instrução); registre o pagamento à mão se for o caso',
  'cnab.lot.otherService': 'lote de outro serviço, não de cobrança: ignorado',
  'cnab.beneficiary.differs': 'título de outro beneficiário',
}

export const VERDICTS: Readonly<Record<ReturnVerdict, string>> = {
  matched: 'quita a fatura',
  partial: 'pagamento parcial: a fatura continua em aberto',
  over: 'pago a mais: o excedente vira crédito do cliente',
  duplicate: 'a fatura já estava paga: o valor inteiro vira crédito do cliente',
  lateVersion: 'foi pago um boleto antigo da fatura',
  closedInvoice: 'a fatura está cancelada ou baixada: o valor inteiro vira crédito do cliente',
  unknown: 'nenhum boleto nosso tem este nosso número: nada foi lançado',
  notAPayment: 'não é pagamento',
  rejectedByBank: 'o banco recusou o título ou a instrução',
  alreadyImported: 'este movimento já tinha sido importado em outra cópia do arquivo',
}
