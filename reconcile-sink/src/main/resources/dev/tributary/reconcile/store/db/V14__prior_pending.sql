-- Which pending one an entry named before: who is no longer named is to be matched again.
ALTER TABLE tributary.entry ADD COLUMN prior_pending text COLLATE "C";
COMMENT ON COLUMN tributary.entry.prior_pending IS
    'The pending one that the version before named; it is matched again where another is named now.';
