-- grain: one row a setting about weak-signal spots: its value, unit, meaning and whether it is only proposed
select key, value, unit, meaning, source, status
from snapshot.settings
where key like 'spot\_%' escape '\' or key = 'duplicate_spot_m'
order by key
