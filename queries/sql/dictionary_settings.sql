-- grain: one row a setting: what the product reckons with, and who says so
select key, value, type, unit, meaning, source, source_date, status
from snapshot.settings
order by case status when 'official' then 1 when 'computed' then 2 else 3 end, meaning
