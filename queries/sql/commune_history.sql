-- grain: one row an indicator and period of one kind up to the period given, for one commune, part 1
select h.indicator, h.period, t.label, t.last_day, t.cut_off, h.value, h.plan, h.state
from snapshot.commune_status h
join snapshot.periods t on t.period = h.period
join snapshot.periods chosen on chosen.period = $period and chosen.kind = t.kind and t.sort <= chosen.sort
where h.part = 1 and h.commune_code = $commune
order by h.indicator, t.sort
