-- What a migration says that an ORM or an assistant writes for `unique: true`.
ALTER TABLE accounts.users ADD CONSTRAINT users_email_key UNIQUE (email);
