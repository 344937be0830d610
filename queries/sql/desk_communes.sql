-- grain: one row a commune (129) for one period: its rota at the one-stop desk, shifts held and planned, files handed in online, and helped
with own as (
    select commune_code,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C9' and part = 1) as rota,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C9' and part = 2) as held,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C9' and part = 3) as planned,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C7') as online,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C8') as helped
    from snapshot.commune_status
    where period = $period and indicator in ('C7', 'C8', 'C9')
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code),
       own.held.value as shifts, own.online.value as share, own.rota.value >= 100 as covered
from snapshot.communes c
left join own using (commune_code)
order by c.sort
