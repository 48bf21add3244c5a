import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '@assento/rules'
import { NO_SETTINGS } from '../../src/accounts/tenant-settings.ts'
import { chooseTemplate } from '../../src/mail/choose-template.ts'
import { deliveryOf } from '../../src/mail/delivery.ts'
import { isSmtpUrl, smtpOptions } from '../../src/mail/smtp-options.ts'
import { checkMarkup } from '../../src/mail/templates/check-markup.ts'
import { checkWords } from '../../src/mail/templates/check-words.ts'
import { amountText, dateText, distanceText, periodText } from '../../src/mail/templates/format.ts'
import { headerLine } from '../../src/mail/templates/render.ts'
import { sampleFacts, sampleReader } from '../../src/mail/templates/sample-facts.ts'
import { MAIL_LOCALES, MAIL_TEMPLATES } from '../../src/mail/templates/template-names.ts'
import { builtInWords } from '../../src/mail/templates/words.ts'
import { writeMail } from '../../src/mail/templates/write-mail.ts'
import type { ProcedureContext } from '../../src/platform/types.ts'

const TENANT: ProcedureContext['tenant'] = {
  id: 'ten', name: 'Revenda Exemplo', publishableKey: 'pk', environment: 'test', clockOffsetMs: 0, zone: 'America/Sao_Paulo', locale: 'pt-BR', settings: NO_SETTINGS,
}

for (const locale of MAIL_LOCALES) {
  test(`every built-in template in ${locale} could be saved, fills all that it names, and loads and links to nothing`, () => {
    for (const template of MAIL_TEMPLATES) {
      assert.deepEqual(checkWords(template, builtInWords(template, locale)), [], template)
      const mail = writeMail(builtInWords(template, locale), sampleFacts({ tenant: TENANT }, template), sampleReader(locale))
      for (const form of [mail.subject, mail.text, mail.html]) assert.doesNotMatch(form, /\{\{|undefined|NaN|Ltda\.\./, template)
      assert.doesNotMatch(mail.html, /<(img|script|link|iframe)|https?:|url\(/i, template)
    }
  })
}

test('the built-in words stay as they are when they are saved: the same message comes out', () => {
  const { subject, text, html } = builtInWords('notice.suspension', 'pt-BR')
  assert.deepEqual(checkWords('notice.suspension', { subject, text, html }), [])
  assert.match(text, /não for paga até \{\{payUntil\}\}, .* suspensas em \{\{actsOn\}\}/)
})

const MARKUP: readonly (readonly [html: string, rule: string | null])[] = [
  ['<p>Olá<br>mundo</p>', null],
  ['<table><tr><td colspan="2" style="color:#123">a</td></tr></table>', null],
  ['<a href="https://revenda.example/?a=1&amp;b=2">x</a>', null],
  ['<a href="mailto:a@b.example">x</a>', null],
  ['1 &lt; 2', null],
  ['<script>alert(1)</script>', 'html.tag'],
  ['<img src="https://x.example/p.gif">', 'html.tag'],
  ['<p onclick="x()">a</p>', 'html.attribute'],
  ['<a href="javascript:alert(1)">x</a>', 'html.address'],
  ['<a href="java&#115;cript:alert(1)">x</a>', 'html.address'],
  ['<a href="http://revenda.example">x</a>', 'html.address'],
  ['<a href="https://x.example/{{invoiceNumber}}">x</a>', 'html.attribute'],
  ['<p style="background:url(https://x.example)">a</p>', 'html.style'],
  ['<p style="background:u\\72l(x)">a</p>', 'html.style'],
  ['<p>a', 'html.nesting'],
  ['</td></tr></table>', 'html.nesting'],
  ['<p><b>a</p></b>', 'html.nesting'],
  ['<!-- x -->', 'html.tag'],
  ['1 < 2', 'html.tag'],
  ['<p title=x>a</p>', 'html.tag'],
]
for (const [html, rule] of MARKUP) {
  test(`${html} ${rule === null ? 'is markup that is sent' : `is refused by ${rule}`}`, () => {
    assert.equal(checkMarkup(html)[0]?.rule ?? null, rule)
  })
}

test('amounts, dates, periods and distances are written as each language does', () => {
  assert.deepEqual(MAIL_LOCALES.map((locale) => amountText(locale, 'BRL', 123_456)), ['R$\u00a01.234,56', 'R$1,234.56'])
  assert.equal(amountText('pt-BR', 'BRL', Number.MAX_SAFE_INTEGER), 'R$\u00a090.071.992.547.409,91')
  assert.deepEqual(MAIL_LOCALES.map((locale) => dateText(locale, calendarDate('2026-12-01'))), ['1º de dezembro de 2026', 'December 1, 2026'])
  const period = { startsOn: calendarDate('2026-12-01'), until: calendarDate('2027-01-01') }
  assert.deepEqual(MAIL_LOCALES.map((locale) => periodText(locale, period)), ['01/12/2026 a 31/12/2026', 'Dec 01, 2026 to Dec 31, 2026'])
  assert.equal(periodText('pt-BR', { startsOn: calendarDate('2026-12-01'), until: calendarDate('2026-12-02') }), '01/12/2026')
  const ahead = (on: string) => distanceText('pt-BR', calendarDate('2026-12-03'), calendarDate(on))
  assert.deepEqual([ahead('2026-12-03'), ahead('2026-12-04'), ahead('2026-12-10')], ['hoje', 'amanhã', 'em 7 dias'])
})

test('a header is one line of two hundred characters at most, without marks that turn the direction of writing', () => {
  assert.equal(headerLine('a\r\nBcc: b\u2028c\td'), 'a Bcc: b c d')
  assert.equal(headerLine('fatura\u202efdp.exe'), 'faturafdp.exe')
  assert.equal([...headerLine('😀'.repeat(200))].length, 200)
  assert.equal(headerLine('😀'.repeat(201)), `${'😀'.repeat(199)}…`)
})

test('a reminder on the last payable day is for today, and on the next day a notice', () => {
  const facts = sampleFacts({ tenant: TENANT }, 'reminder.upcoming')
  const on = (today: string) => chooseTemplate('reminder.upcoming', { ...facts, today: calendarDate(today) })
  assert.deepEqual([on('2026-12-09'), on('2026-12-10'), on('2026-12-11')], ['reminder.upcoming', 'reminder.dueToday', 'notice.overdue'])
})

test('what the server says of the recipient or the message is final at 5yz, what it says of us never is', () => {
  const answered = (command: string, responseCode: number) => deliveryOf({ code: 'EENVELOPE', command, responseCode, response: `${responseCode} no` }).outcome
  assert.deepEqual([answered('RCPT TO', 550), answered('DATA', 554), answered('RCPT TO', 500)], ['bounced', 'bounced', 'bounced'])
  assert.deepEqual([answered('RCPT TO', 499), answered('DATA', 451), answered('RCPT TO', 503)], ['deferred', 'deferred', 'deferred'])
  assert.deepEqual([answered('MAIL FROM', 550), answered('AUTH PLAIN', 535)], ['deferred', 'deferred'])
  assert.deepEqual(deliveryOf(new Error('x sk_test_a_b')), { outcome: 'deferred', response: null, reason: 'Error' })
})

test('a password goes over an encrypted connection, or to this very machine', () => {
  const of = (url: string) => smtpOptions(url)
  assert.deepEqual([of('smtp://a:b@mail.example').requireTLS, of('smtp://mail.example').requireTLS, of('smtp://a:b@127.0.0.1').requireTLS, of('smtp://a:b@127.example').requireTLS],
    [true, false, false, true])
  assert.deepEqual([of('smtps://mail.example').port, of('smtp://mail.example').port, of('smtp://mail.example:25').port], [465, 587, 25])
  assert.deepEqual(of('smtps://a%40x:p%3Aq@mail.example').auth, { user: 'a@x', pass: 'p:q' })
  assert.deepEqual(['smtp://h', 'smtps://h:1', 'http://h', 'smtp:', 'h:25', ''].map(isSmtpUrl), [true, true, false, false, false, false])
})
