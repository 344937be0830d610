-- grain: one row a commune, indicator and part for one period; without a row in the snapshot it is not_reported
select c.commune_code, c.full_name, c.peer_group_name, i.code as indicator, n.part, n.name, n.unit, n.decimals, i.tier,
       s.value, s.numerator, s.denominator, coalesce(s.state, 'not_reported') as state,
       coalesce(s.stale, false) as stale, coalesce(s.stale and s.units_reporting = 0, false) as carried, s.source,
       s.plan, s.gap, coalesce(s.tone, 'no_data') as tone, s.rank_all, s.rank_peer, s.of_peer,
       s.units_reporting, s.units_total
from snapshot.communes c
cross join snapshot.indicator_parts n
join snapshot.indicators i on i.code = n.code and contains(i.grains, 'commune')
left join snapshot.commune_status s
  on s.commune_code = c.commune_code and s.indicator = n.code and s.part = n.part and s.period = $period
order by i.sort, n.part, c.sort
