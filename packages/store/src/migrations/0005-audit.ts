import { bigInteger, createTable, instant, json, nullable, oneOf, tenantId, text, type Migration, type Table } from './ddl.ts'
import type { Dialect } from '../handle.ts'

const auditHead: Table = {
  name: 'audit_head',
  columns: [tenantId, bigInteger('seq'), text('hash')],
  primaryKey: ['tenant_id'],
  references: [[['tenant_id'], 'tenant']],
  checks: ['seq >= 0', 'length(hash) = 64'],
}

const auditEntry: Table = {
  name: 'audit_entry',
  columns: [
    tenantId, bigInteger('seq'), instant('at'), instant('recorded_at'), text('actor_id'), text('actor_name'), text('role'),
    oneOf('channel', ['widget', 'api', 'cli', 'job']), text('action'), oneOf('outcome', ['done', 'denied', 'refused', 'failed']),
    nullable(text('rule')), nullable(text('subject_id')), nullable(text('customer_id')), nullable(json('before')), nullable(json('after')),
    text('request_id'), text('prev_hash'), text('hash'),
  ],
  primaryKey: ['tenant_id', 'seq'],
  references: [[['tenant_id'], 'audit_head']],
  checks: ['seq >= 1', 'length(hash) = 64', 'length(prev_hash) = 64'],
}

const indexes = [
  'create index audit_by_subject on audit_entry (tenant_id, subject_id, seq)',
  'create index audit_by_customer on audit_entry (tenant_id, customer_id, seq)',
]

const refusals: Readonly<Record<Dialect, readonly string[]>> = {
  sqlite: ['update', 'delete'].map(
    (verb) => `create trigger audit_entry_no_${verb} before ${verb} on audit_entry
      begin select raise(abort, 'audit_entry is append-only'); end`,
  ),
  postgres: [
    `create function refuse_audit_change() returns trigger language plpgsql as
      $$ begin raise exception 'audit_entry is append-only'; end $$`,
    `create trigger audit_entry_no_change before update or delete on audit_entry
      for each row execute function refuse_audit_change()`,
    `create trigger audit_entry_no_truncate before truncate on audit_entry
      for each statement execute function refuse_audit_change()`,
  ],
}

/** The audit log: appended to only, chained by hash, with the head of each tenant's chain. */
export const auditMigration: Migration = {
  name: '0005-audit',
  statements: (dialect) => [...[auditHead, auditEntry].map((table) => createTable(table, dialect)), ...indexes, ...refusals[dialect]],
}
