INSERT INTO tributary.setting AS s (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now()
WHERE s.value <> excluded.value
