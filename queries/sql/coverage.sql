-- grain: one row a commune (129) for one period, indicator and part; a commune without a row is not_reported
select c.commune_code, c.name, c.full_name, c.former_province, c.peer_group, c.peer_group_name, c.population,
       c.lat, c.lon, s.value, s.numerator, s.denominator, coalesce(s.state, 'not_reported') as state,
       coalesce(s.stale, false) as stale, s.source, s.plan, s.gap, coalesce(s.tone, 'no_data') as tone, s.change,
       coalesce(s.stale and s.units_reporting = 0, false) as carried,
       s.rank_all, s.of_all, s.rank_peer, s.of_peer, s.units_reporting, s.units_total
from snapshot.communes c
left join snapshot.commune_status s
  on s.commune_code = c.commune_code and s.period = $period and s.indicator = $indicator and s.part = $part
order by c.sort
