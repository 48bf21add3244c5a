import type { Dialect } from '../handle.ts'

/** Triggers that refuse any change of what a table already holds. */
export function appendOnly(table: string, dialect: Dialect): readonly string[] {
  if (dialect === 'sqlite') {
    return ['update', 'delete'].map((verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
      begin select raise(abort, '${table} is append-only'); end`)
  }
  return [
    `create function refuse_${table}_change() returns trigger language plpgsql as
      $$ begin raise exception '${table} is append-only'; end $$`,
    `create trigger ${table}_no_change before update or delete on ${table}
      for each row execute function refuse_${table}_change()`,
  ]
}
