import assert from 'node:assert/strict'
import { findAccountByTaxId, insertAccount, newId, parseJson } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { assertNothingNew, CUSTOMERS, everything, EXPECTED, importer, mainVerdicts, rulesOf, sample, textFile, TODAY } from './support.ts'

const RECEITA = ['05a-receita-ESTABELE-latin1.csv', '05b-receita-EMPRESAS-latin1.csv', '05d-receita-MUNICIPIOS.csv', '05c-receita-SIMPLES-latin1.csv']
const HEADERLESS = '05g-clientes-sem-cabecalho.csv'

onEachDatabase('an ERP list has the expected verdict for each row, and the second time nothing is new', async ({ database }) => {
  const made = await importer(database)
  const report = await made.run('customers', sample(CUSTOMERS))
  const names = mainVerdicts(report).map(({ verdict, rule }) => (
    rule === 'imports.customer.cpf' ? 'cpf' : verdict === 'rejected' ? 'reject' : rule === 'imports.customer.duplicate' ? 'duplicate' : 'ok'))
  assert.deepEqual(names, EXPECTED[CUSTOMERS]?.row_verdicts)
  assert.deepEqual([rulesOf(report, 11), rulesOf(report, 12)], [['imports.customer.taxId.scientificNotation'], ['imports.customer.taxId.checkDigits']])
  assert.match(mainVerdicts(report)[9]?.message ?? '', /^Linha 11: "9,9905E\+13" é um CNPJ em notação científica/)
  assertNothingNew(await made.run('customers', sample(CUSTOMERS)))
})

onEachDatabase('what a list tells is kept: names, contact, address, and a CNPJ with letters', async ({ database }) => {
  const made = await importer(database)
  await made.run('customers', sample(CUSTOMERS))
  const account = await findAccountByTaxId(database, made.tenantId, 'ZX9QK801000138')
  assert.deepEqual([account?.name, account?.trade_name, account?.search_name, account?.email], [
    'Estudio Oito Arquitetura Ltda', 'Estudio Oito', 'estudio oito arquitetura ltda', 'contato@ficticio-estudiooito.example'])
  assert.deepEqual(parseJson(account?.address ?? 'null'), {
    street: 'Rua das Invenções, 120', number: null, complement: null, district: 'Centro', zip: '20010999', city: 'Rio De Janeiro', state: 'RJ' })
  const person = await findAccountByTaxId(database, made.tenantId, '00000000191')
  assert.deepEqual([person?.name, parseJson<{ street: string }>(person?.address ?? '{}').street], ['Fulana de Tal (pessoa física)', 'Av. Fictícia; casa 2'])
})

onEachDatabase('a list in Latin-1 keeps its accents', async ({ database }) => {
  const made = await importer(database)
  const bytes = Buffer.from('Razão Social;CNPJ/CPF\nAçougue São João;99.901.001/0001-74\n', 'latin1')
  const report = await made.run('customers', { name: 'clientes.csv', bytes })
  assert.deepEqual([report.file?.encoding, report.created], ['windows-1252', 1])
  assert.equal((await findAccountByTaxId(database, made.tenantId, '99901001000174'))?.name, 'Açougue São João')
})

onEachDatabase('the Receita\'s files are joined: razão social by root, city by the Receita\'s own code', async ({ database }) => {
  const made = await importer(database)
  const report = await made.run('customers', RECEITA.map(sample))
  assert.deepEqual([report.rows, report.created, report.rejected, report.file?.encoding], [12, 12, 0, 'windows-1252'])
  const branch = await findAccountByTaxId(database, made.tenantId, '99901001000255')
  assert.equal(branch?.name, 'PADARIA TRIGO LUNAR LTDA')
  assert.equal(parseJson<{ city: string }>(branch?.address ?? '{}').city, 'SAO PAULO')
  assert.equal((await findAccountByTaxId(database, made.tenantId, '99909009000187'))?.trade_name, 'CAFÉ AÇAÍ & "CIA"')
  assertNothingNew(await made.run('customers', RECEITA.map(sample)))
})

onEachDatabase('an establishment that is baixada, inapta or suspensa is taken with a warning; the active one without', async ({ database }) => {
  const report = await (await importer(database)).run('customers', RECEITA.map(sample))
  assert.deepEqual([1, 10, 11, 12].map((row) => rulesOf(report, row)), [[], ...Array<string[]>(3).fill(['imports.receita.registration'])])
  assert.match(report.verdicts.find(({ row }) => row === 10)?.message ?? '', /baixada/)
})

onEachDatabase('without EMPRESAS the trade name stands in, and a row that has none is rejected', async ({ database }) => {
  const report = await (await importer(database)).run('customers', sample(RECEITA[0] ?? ''))
  assert.deepEqual([report.created, report.rejected], [11, 1])
  assert.deepEqual(mainVerdicts(report)[10]?.rule, 'imports.receita.nameMissing')
})

onEachDatabase('EMPRESAS alone holds no whole CNPJ and is refused', async ({ database }) => {
  const report = await (await importer(database)).run('customers', sample('05b-receita-EMPRESAS-latin1.csv'))
  assert.equal(report.problem?.rule, 'imports.receita.establishmentsMissing')
})

onEachDatabase('a list without header is recognised by its content; rows without CNPJ are rejected', async ({ database }) => {
  const made = await importer(database)
  const report = await made.run('customers', sample(HEADERLESS))
  assert.deepEqual([report.rows, report.created, report.rejected], [10, 8, 2])
  assert.deepEqual([rulesOf(report, 9), rulesOf(report, 10)], [['imports.customer.taxId.empty'], ['imports.customer.taxId.empty']])
  const account = await findAccountByTaxId(database, made.tenantId, '99902002000133')
  assert.deepEqual([account?.name, account?.email, account?.phone], ['Transportes Vento Norte S.A.', 'contato@ficticio-ventonorte.example', '4100000000'])
  assert.deepEqual(parseJson<Record<string, unknown>>(account?.address ?? '{}'), {
    street: 'Rua das Invencoes 120', number: null, complement: null, district: null, zip: '80010999', city: 'Curitiba', state: 'PR' })
})

onEachDatabase('a list without header may be told its columns', async ({ database }) => {
  const made = await importer(database)
  const report = await made.run('customers', textFile('X1;99901001000174;Padaria\n'), { options: { columns: ['código', 'CNPJ', 'Nome'] } })
  assert.deepEqual([report.created, report.file?.unknownColumns], [1, ['código']])
})

onEachDatabase('a header without a tax id column refuses the file and names the column', async ({ database }) => {
  const report = await (await importer(database)).run('customers', textFile('Nome;Cidade\nPadaria;Curitiba\n'))
  assert.deepEqual([report.problem?.rule, report.problem?.columns], ['imports.file.columnsMissing', ['CNPJ/CPF']])
})

onEachDatabase('a CNPJ without its leading zero is rejected until a person confirms it', async ({ database }) => {
  const made = await importer(database)
  const file = textFile('Nome;CNPJ\nPadaria;1234567000195\n')
  assert.deepEqual(rulesOf(await made.run('customers', file), 2), ['imports.customer.taxId.leadingZeroLost'])
  const confirmed = await made.run('customers', file, { options: { confirmLeadingZero: true } })
  assert.deepEqual([confirmed.created, rulesOf(confirmed, 2)], [1, ['imports.customer.taxId.zeroRestored']])
  assert.notEqual(await findAccountByTaxId(database, made.tenantId, '01234567000195'), null)
})

onEachDatabase('a blank erases nothing, and what a list tells replaces what is stored', async ({ database }) => {
  const made = await importer(database)
  await made.run('customers', textFile('Nome;CNPJ;E-mail;Bairro;Cidade\nPadaria;99901001000174;a@exemplo.example;Centro;Curitiba\n'))
  const report = await made.run('customers', textFile('Nome;CNPJ;E-mail;Bairro;Cidade\nPadaria Nova;99901001000174;;;São Paulo\n'))
  assert.match(mainVerdicts(report)[0]?.message ?? '', /atualizado \(name, address\)/)
  const account = await findAccountByTaxId(database, made.tenantId, '99901001000174')
  const address = parseJson<{ district: string; city: string }>(account?.address ?? '{}')
  assert.deepEqual([account?.name, account?.email, address.district, address.city, account?.version], ['Padaria Nova', 'a@exemplo.example', 'Centro', 'São Paulo', 2])
})

onEachDatabase('a row with more or fewer cells than the header is rejected, an e-mail that is none only left out', async ({ database }) => {
  const report = await (await importer(database)).run('customers', textFile('Nome;CNPJ;E-mail\nA;99901001000174\nB;99902002000133;b@x.example;sobra\nC;99903003000100;sem arroba\n'))
  assert.deepEqual([rulesOf(report, 2), rulesOf(report, 3), rulesOf(report, 4)], [['imports.row.width'], ['imports.row.width'], ['imports.customer.email']])
  assert.equal(report.created, 1)
})

onEachDatabase('the reseller\'s own CNPJ is not turned into a customer', async ({ database }) => {
  const made = await importer(database)
  await database.withTx((tx) => insertAccount(tx, made.tenantId, {
    id: newId('acc'), kind: 'reseller', parent_id: null, name: 'Revenda', trade_name: null, search_name: 'revenda', tax_id: '99901001000174', email: null,
    phone: null, address: null, is_corporate: 0, external_ref: null, version: 1, created_at: TODAY, removed_at: null,
  }))
  const report = await made.run('customers', textFile('Nome;CNPJ\nPadaria;99901001000174\nEscola;99906006000190\n'))
  assert.deepEqual([rulesOf(report, 2), report.created], [['imports.customer.kind'], 1])
  assert.notEqual((await findAccountByTaxId(database, made.tenantId, '99906006000190'))?.parent_id, null)
})

onEachDatabase('a dry run of customers leaves nothing in the database', async ({ database }) => {
  const made = await importer(database)
  const before = await everything(made)
  const dry = await made.run('customers', sample(CUSTOMERS), { dryRun: true })
  assert.equal(await everything(made), before)
  assert.deepEqual(dry.verdicts, (await made.run('customers', sample(CUSTOMERS))).verdicts)
})
