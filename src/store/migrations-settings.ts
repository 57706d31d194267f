// A step of migrations.ts: when each setting was set, so that of two copies the later word counts.

export const whenSet = `
alter table setting add column set_utc integer not null default 0;
alter table setting add column parts text not null default '{}';
`
