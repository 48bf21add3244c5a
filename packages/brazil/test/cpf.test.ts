import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { cpfCheckDigits, formatCpf, maskCpf, parseCpf } from '../src/index.ts'
import type { Cpf } from '../src/index.ts'

interface Vector { readonly id: string; readonly kind: string; readonly input: string; readonly expected: unknown }
const { vectors } = JSON.parse(readFileSync(new URL('./vectors/brazil.json', import.meta.url), 'utf8')) as { vectors: Vector[] }

describe('CPF', () => {
  for (const { id, input, expected } of vectors.filter(({ kind }) => kind === 'cpf')) {
    it(`${id}: ${input} is ${expected === true ? 'accepted' : 'refused'}`, () => assert.equal(parseCpf(input) !== null, expected))
  }
  it('keeps leading zeros', () => assert.equal(parseCpf('000.000.001-91'), '00000000191'))
  it('refuses ten and twelve digits', () => {
    assert.equal(parseCpf('0000000191'), null)
    assert.equal(parseCpf('052998224725'), null)
  })
  it('refuses letters', () => assert.equal(parseCpf('5299822472S'), null))
  it('gives no check digits for eight digits', () => assert.equal(cpfCheckDigits('52998224'), null))
  it('is written with two dots and a dash', () => assert.equal(formatCpf('52998224725' as Cpf), '529.982.247-25'))
  it('is masked as public registers mask it', () => assert.equal(maskCpf('52998224725' as Cpf), '***.982.247-**'))
})
