-- Connectors are compared by what their rules say, no longer by what they are called: what earlier
-- plugins have written down here cannot be compared. Each connector writes it anew as it starts.
DELETE FROM tributary.setting s WHERE starts_with(s.name, 'connector:');
COMMENT ON COLUMN tributary.setting.name IS
    'scopes: version and digest of the rules, and digest of the account groups, that entries are placed by; connector:NAME: those of a connector.';
