-- grain: one row an indicator, part and kind for one period in the province: items by kind, conferences by firm
select indicator::varchar as indicator, part, split_part(breakdown::varchar, '=', 2) as kind, value
from snapshot.indicator_values
where level = 'province' and period = $period and base = 'full' and state = 'ok'
  and indicator in ('G1', 'B4') and (breakdown like 'kind=%' or breakdown like 'enterprise=%')
order by indicator, part, value desc, kind
