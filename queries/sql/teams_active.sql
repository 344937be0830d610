-- grain: one row a commune (129) for one period: teams with activity in the period (C4), teams without any in two months running (C5)
with own as (
    select commune_code,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C4') as active,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C5') as dormant
    from snapshot.commune_status
    where period = $period and part = 1 and indicator in ('C4', 'C5')
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code),
       case when own.dormant.state = 'ok' then own.dormant.value end as sleeping,
       case when own.active.state = 'ok' then own.active.value end as share
from snapshot.communes c
left join own using (commune_code)
order by c.sort
