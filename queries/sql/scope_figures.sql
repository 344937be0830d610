-- grain: one row an indicator and part for one period over a scope: the province ('all'), a peer group or a former province
-- a group has the province's plan and no tone of its own
select i.code as indicator, n.part, n.name, n.unit, n.decimals, n.target, n.target_status, i.target_by, i.better,
       coalesce(g.value, p.value) as value, coalesce(g.numerator, p.numerator) as numerator,
       coalesce(g.denominator, p.denominator) as denominator,
       case when $group = 'all' then coalesce(p.state, 'not_reported')
            when g.value is null then 'not_reported' else 'ok' end as state,
       coalesce(p.stale, false) as stale, p.source, p.plan,
       case when $group = 'all' then p.tone end as tone, case when $group = 'all' then p.gap else g.value - p.plan end as gap,
       case when $group = 'all' then p.change end as change,
       coalesce(g.communes_reporting, p.communes_reporting) as communes_reporting,
       coalesce(g.communes, p.communes_total) as communes
from snapshot.indicator_parts n
join snapshot.indicators i on i.code = n.code
left join snapshot.province_status p on p.indicator = n.code and p.part = n.part and p.period = $period
left join snapshot.group_status g
  on g.indicator = n.code and g.part = n.part and g.period = $period and g.group_code = $group
order by i.sort, n.part
