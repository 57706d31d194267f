// The step that binds what is kept to what was kept last: a sum over all entries, and which entries it has still to be told of.

/** Every entry with its revisions and marks has a digest, and all digests one sum (sums.ts); the triggers say which are to be taken anew. */
export const summed = `
create table digest (
  entry text primary key,
  digest blob not null
) strict, without rowid;

create table total (
  id integer primary key check (id = 1),
  key blob not null,
  sum text not null,
  last text not null
) strict;
insert into total values (1, randomblob(32), '', '[]');

create table touched (
  entry text primary key
) strict, without rowid;

create trigger entry_comes after insert on entry
  begin insert or ignore into touched values (new.id); end;
create trigger entry_changes after update on entry
  begin insert or ignore into touched values (old.id); insert or ignore into touched values (new.id); end;
create trigger entry_goes after delete on entry
  begin insert or ignore into touched values (old.id); end;
create trigger revision_comes after insert on revision
  begin insert or ignore into touched values (new.entry); end;
create trigger revision_goes after delete on revision
  begin insert or ignore into touched values (old.entry); end;
create trigger mark_comes after insert on mark
  begin insert or ignore into touched select entry from revision where id = new.revision; end;
create trigger mark_changes after update on mark
  begin insert or ignore into touched select entry from revision where id in (old.revision, new.revision); end;
create trigger mark_goes after delete on mark
  begin insert or ignore into touched select entry from revision where id = old.revision; end;

insert into touched select id from entry;
`
