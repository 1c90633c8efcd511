-- What ended is looked up by its id: told of on the changes topic, explained to persons. The rows
-- that hold have an index of their own, so nothing is written here before they end.
CREATE INDEX match_ended ON tributary.match (id) WHERE valid_to IS NOT NULL;
CREATE INDEX finding_resolved ON tributary.finding (id) WHERE resolved_at IS NOT NULL;

COMMENT ON COLUMN tributary.setting.name IS
    'scopes: version and digest of the rules, and digest of the account groups, that entries are placed by; connector:NAME: those of a connector; outbox: what the outbox is known by in Kafka.';
