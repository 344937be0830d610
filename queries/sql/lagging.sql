-- grain: one row a commune (129) for one period and indicator, part 1, with its leading cause where it lags
select c.commune_code, c.name, c.full_name, c.former_province, c.peer_group, c.peer_group_name, c.population,
       s.value, s.numerator, s.denominator, coalesce(s.state, 'not_reported') as state,
       coalesce(s.stale, false) as stale, s.plan, s.gap, coalesce(s.tone, 'no_data') as tone, s.change,
       s.rank_all, s.of_all, s.rank_peer, s.of_peer, s.units_reporting, s.units_total,
       l.cause, l.evidence, l.needed_total, l.needed_per_week, l.needed_per_member_week, l.weeks_left, l.members
from snapshot.communes c
left join snapshot.commune_status s
  on s.commune_code = c.commune_code and s.period = $period and s.indicator = $indicator and s.part = 1
left join snapshot.lagging l
  on l.commune_code = c.commune_code and l.period = $period and l.indicator = $indicator
order by c.sort
