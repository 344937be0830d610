-- grain: one row a hamlet and indicator of one commune for one period, part 1
select h.hamlet_code, h.full_name, v.indicator, v.value, v.state
from snapshot.hamlets h
join snapshot.indicator_values v
  on v.hamlet_code = h.hamlet_code and v.period = $period
 and v.level = 'hamlet' and v.part = 1 and v.breakdown = '' and v.base = 'full'
where h.commune_code = $commune
order by h.hamlet_code, v.indicator
