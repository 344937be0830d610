-- grain: one row an indicator of accounts, part and period of the kind of the period given, over a scope (see scope_figures)
select n.code as indicator, n.part, t.period, t.label, t.sort,
       case when $group = 'all' then p.value else g.value end as value,
       case when $group = 'all' then p.numerator else g.numerator end as numerator,
       case when $group = 'all' then p.denominator else g.denominator end as denominator
from snapshot.indicator_parts n
join snapshot.periods chosen on chosen.period = $period
join snapshot.periods t on t.kind = chosen.kind and t.sort <= chosen.sort
left join snapshot.province_status p on p.indicator = n.code and p.part = n.part and p.period = t.period
left join snapshot.group_status g
  on g.indicator = n.code and g.part = n.part and g.period = t.period and g.group_code = $group
where n.code in ('E1', 'E2', 'E3', 'E4', 'E5', 'E6')
order by n.code, n.part, t.sort
