-- grain: one row a part of an indicator
select code, part, name, unit, decimals, target, target_status
from snapshot.indicator_parts
order by code, part
