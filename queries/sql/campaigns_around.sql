-- grain: one row a commune (129): the month $period, the one before and the one after; whether it took part in a campaign
with months as (
    select period, lag(period) over (order by sort) as before, lead(period) over (order by sort) as after
    from snapshot.periods where kind = 'month' and closed
),
three as (
    select unnest([before, period, after]) as period, unnest(['before', 'during', 'after']) as slot
    from months where period = $period
),
known as (
    select s.commune_code, t.slot, s.indicator, s.part, s.value, s.numerator, s.denominator
    from snapshot.commune_status s
    join three t on t.period = s.period
    where s.state = 'ok' and (not s.stale or s.indicator = 'C1')
      and ((s.indicator in ('C1', 'C2', 'E2') and s.part = 1) or (s.indicator = 'G3' and s.part = 2))
),
own as (
    select commune_code,
           any_value(value) filter (where indicator = 'C2' and slot = 'before') as guided_before,
           any_value(value) filter (where indicator = 'C2' and slot = 'during') as guided_during,
           any_value(value) filter (where indicator = 'C2' and slot = 'after') as guided_after,
           any_value(value) filter (where indicator = 'E2' and slot = 'before') as active_before,
           any_value(value) filter (where indicator = 'E2' and slot = 'during') as active_during,
           any_value(value) filter (where indicator = 'E2' and slot = 'after') as active_after,
           any_value(numerator) filter (where indicator = 'C1' and slot = 'before') as reached_before,
           any_value(numerator) filter (where indicator = 'C1' and slot = 'during') as reached_during,
           any_value(numerator) filter (where indicator = 'C1' and slot = 'after') as reached_after,
           any_value(denominator) filter (where indicator = 'C1' and slot = 'during') as households,
           any_value(numerator) filter (where indicator = 'G3' and slot = 'during') as hamlets_joined,
           any_value(denominator) filter (where indicator = 'G3' and slot = 'during') as hamlets
    from known
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province,
       own.* exclude (commune_code),
       case when own.hamlets_joined is null then 'unknown' when own.hamlets_joined > 0 then 'joined' else 'stayed' end as side
from snapshot.communes c
left join own using (commune_code)
order by c.sort
