-- grain: one row an indicator of one commune for one period, part 1, beside its peer group and the province
select i.code as indicator, i.short_name, i.unit, i.better, i.decimals, i.target, i.target_status,
       s.value, s.numerator, s.denominator, coalesce(s.state, 'not_reported') as state,
       coalesce(s.stale, false) as stale, s.plan, s.gap, coalesce(s.tone, 'no_data') as tone, s.change,
       s.rank_all, s.of_all, s.rank_peer, s.of_peer, g.value as peer_value, g.median as peer_median, p.value as province_value,
       s.units_reporting, s.units_total
from snapshot.indicators i
join snapshot.communes c on c.commune_code = $commune
left join snapshot.commune_status s
  on s.indicator = i.code and s.commune_code = c.commune_code and s.period = $period and s.part = 1
left join snapshot.group_status g
  on g.indicator = i.code and g.period = $period and g.part = 1
 and g.group_kind = 'peer_group' and g.group_code = c.peer_group
left join snapshot.province_status p on p.indicator = i.code and p.period = $period and p.part = 1
order by i.sort
