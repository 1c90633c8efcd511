SELECT s.value FROM tributary.setting s WHERE s.name = ?
