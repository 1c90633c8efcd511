INSERT INTO tributary.setting (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now()
