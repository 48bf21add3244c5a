import { count, createTable, id, instant, integer, json, nullable, oneOf, tenantId, text, type Migration, type Table } from './ddl.ts'

const idempotencyKey: Table = {
  name: 'idempotency_key',
  columns: [tenantId, text('scope'), text('key'), text('request_hash'), json('response'), instant('created_at')],
  primaryKey: ['tenant_id', 'scope', 'key'],
  references: [[['tenant_id'], 'tenant']],
  checks: ['length(key) between 1 and 255'],
}

const outboxEvent: Table = {
  name: 'outbox_event',
  columns: [
    tenantId, id, text('name'), text('subject_id'), nullable(text('customer_id')), instant('at'), json('payload'),
    nullable(instant('published_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
}

const job: Table = {
  name: 'job',
  columns: [
    tenantId, id, text('kind'), text('dedupe_key'), json('payload'), instant('run_at'), integer('priority'), count('attempts'),
    count('max_attempts'), nullable(text('lease_token')), nullable(instant('lease_until')), oneOf('state', ['ready', 'done', 'dead', 'parked']),
    nullable(text('last_error')), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
}

const importRun: Table = {
  name: 'import_run',
  columns: [
    tenantId, id, text('kind'), text('file_name'), text('file_sha256'), count('rows'), count('applied'), count('skipped'), count('rejected'),
    instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
  checks: ['length(file_sha256) = 64'],
}

const indexes = [
  'create index idempotency_key_age on idempotency_key (created_at)',
  'create index outbox_unpublished on outbox_event (tenant_id, id) where published_at is null',
  'create index outbox_by_customer on outbox_event (tenant_id, customer_id, id)',
  'create unique index job_dedupe_key on job (tenant_id, dedupe_key)',
  "create index job_due on job (tenant_id, run_at, id) where state = 'ready'",
  "create index job_due_anywhere on job (run_at, id) where state = 'ready'",
  'create unique index import_run_file on import_run (tenant_id, kind, file_sha256)',
]

/** Answered commands, the outbox, jobs and the evidence of imports. */
export const workMigration: Migration = {
  name: '0006-work',
  statements: (dialect) => [...[idempotencyKey, outboxEvent, job, importRun].map((table) => createTable(table, dialect)), ...indexes],
}
