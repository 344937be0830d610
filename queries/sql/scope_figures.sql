-- grain: one row an indicator and part for one period over a scope: the province ('all'), a peer group or a former province
-- a group has the province's plan and no tone of its own; where it has no figure, the province's never stands in
with sized as (
    select count(*) as communes from snapshot.communes where peer_group = $group or former_province = $group
)
select i.code as indicator, n.part, n.name, n.unit, n.decimals, n.target, n.target_status, i.target_by, i.better,
       case when $group = 'all' then p.value else g.value end as value,
       case when $group = 'all' then p.numerator else g.numerator end as numerator,
       case when $group = 'all' then p.denominator else g.denominator end as denominator,
       case when $group = 'all' then coalesce(p.state, 'not_reported')
            when g.value is null then 'not_reported' else 'ok' end as state,
       coalesce(p.stale, false) as stale, p.source, p.plan,
       case when $group = 'all' then p.tone end as tone, case when $group = 'all' then p.gap else g.value - p.plan end as gap,
       case when $group = 'all' then p.change end as change,
       case when $group = 'all' then p.communes_reporting else coalesce(g.communes_reporting, 0) end as communes_reporting,
       case when $group = 'all' then p.communes_total else s.communes end as communes
from snapshot.indicator_parts n
cross join sized s
join snapshot.indicators i on i.code = n.code
left join snapshot.province_status p on p.indicator = n.code and p.part = n.part and p.period = $period
left join snapshot.group_status g
  on g.indicator = n.code and g.part = n.part and g.period = $period and g.group_code = $group
order by i.sort, n.part
