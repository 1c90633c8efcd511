-- Rates are known again by a digest, so that what others can change is matched again. Without one
-- yet, as after this, the next task that starts has all of it matched again.
COMMENT ON COLUMN tributary.setting.name IS
    'scopes: version and digest of the rules, and digest of the account groups, that entries are placed by; connector:NAME: those of a connector; outbox: what the outbox is known by in Kafka; rates: digest of the exchange rates that all is matched by.';
