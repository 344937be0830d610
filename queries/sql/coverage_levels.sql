-- grain: one row a commune and period of one kind in which one indicator (part 1) has a value
select s.commune_code, s.period, s.value
from snapshot.commune_status s
join snapshot.periods t using (period)
join snapshot.periods chosen on chosen.period = $period and chosen.kind = t.kind
where s.indicator = $indicator and s.part = 1 and s.state = 'ok'
order by t.sort, s.commune_code
