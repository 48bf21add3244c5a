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

/**
 * Triggers of a table that only erasure may touch: no row is deleted, and of a row only these columns change, and only to what says
 * that a person's data were erased (column → SQL). LGPD art. 18 asks for it; what happened, when and to what stays as it was.
 */
export function erasableOnly(table: string, columns: readonly string[], erased: Readonly<Record<string, string>>, dialect: Dialect): readonly string[] {
  const same = dialect === 'sqlite' ? 'is' : 'is not distinct from'
  const kept = columns.map((column) => column in erased
    ? `(new.${column} ${same} old.${column} or new.${column} ${same} ${erased[column]})` : `new.${column} ${same} old.${column}`).join(' and ')
  if (dialect === 'sqlite') {
    return [
      `create trigger ${table}_no_delete before delete on ${table} begin select raise(abort, '${table} is append-only'); end`,
      `create trigger ${table}_no_update before update on ${table} when not (${kept}) begin select raise(abort, '${table} is append-only'); end`,
    ]
  }
  return [
    `create function refuse_${table}_change() returns trigger language plpgsql as
      $$ begin
        if tg_op = 'UPDATE' then if ${kept} then return new; end if; end if;
        raise exception '${table} is append-only';
      end $$`,
    `create trigger ${table}_no_change before update or delete on ${table}
      for each row execute function refuse_${table}_change()`,
  ]
}
