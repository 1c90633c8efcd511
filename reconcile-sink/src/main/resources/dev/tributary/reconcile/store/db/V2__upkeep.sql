-- What keeps one failing scope from holding up the others, and what is to be said by hand when a
-- stream or a connector is gone for good.

ALTER TABLE tributary.scope
    ADD COLUMN failures     integer NOT NULL DEFAULT 0,
    ADD COLUMN next_try_at  timestamptz,
    ADD COLUMN last_failure text;
COMMENT ON COLUMN tributary.scope.failures IS
    'How often in a row it could not be matched; 0 = the last time it could.';
COMMENT ON COLUMN tributary.scope.next_try_at IS
    'Until when it waits after a failure, while others are matched; null = it does not wait.';
COMMENT ON COLUMN tributary.scope.last_failure IS
    'Code of PostgreSQL for why it failed last; null = it did not since it was last matched.';
