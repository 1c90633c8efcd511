SELECT a.account, a.merged_into FROM tributary.account a WHERE a.merged_into IS NOT NULL
