-- grain: one row an indicator and period of one kind up to the period given, whole province, part 1
select h.indicator, h.period, t.label, t.last_day, t.cut_off, h.value, h.plan, h.state, h.communes_reporting
from snapshot.province_status h
join snapshot.periods t on t.period = h.period
join snapshot.periods chosen on chosen.period = $period and chosen.kind = t.kind and t.sort <= chosen.sort
where h.part = 1
order by h.indicator, t.sort
