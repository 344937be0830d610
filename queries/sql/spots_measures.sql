-- grain: one row an indicator of weak signal, part and breakdown (whole, operator, type of spot), whole province
select indicator::varchar as indicator, part, breakdown::varchar as breakdown, value, numerator, denominator,
       state::varchar as state, stale
from snapshot.indicator_values
where level = 'province' and period = $period and base = 'full'
  and indicator in ('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8')
order by indicator, part, breakdown
