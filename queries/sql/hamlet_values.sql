-- grain: one row a hamlet of one commune for one period and indicator, part 1; no row becomes not_reported
select h.hamlet_code, h.full_name, h.households, v.value, v.numerator, v.denominator,
       coalesce(v.state, 'not_reported') as state, coalesce(v.stale, false) as stale, t.members, t.short_by
from snapshot.hamlets h
left join snapshot.indicator_values v
  on v.hamlet_code = h.hamlet_code and v.period = $period and v.indicator = $indicator
 and v.level = 'hamlet' and v.part = 1 and v.breakdown = '' and v.base = 'full'
left join snapshot.teams t on t.hamlet_code = h.hamlet_code
where h.commune_code = $commune
order by h.hamlet_code
