-- grain: one row a commune (129) for one period: its rota at the one-stop desk, shifts held and planned, files handed in online, and helped
with figures as (
    select commune_code, list(indicator || '.' || part) as named, list(struct_pack(value, numerator, denominator, state, stale, units_reporting)) as of
    from snapshot.commune_status
    where period = $period and indicator in ('C7', 'C8', 'C9')
    group by commune_code
), own as (
    select commune_code,
           of[list_position(named, 'C9.1')] as rota, of[list_position(named, 'C9.2')] as held,
           of[list_position(named, 'C9.3')] as planned, of[list_position(named, 'C7.1')] as online,
           of[list_position(named, 'C8.1')] as helped
    from figures
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code),
       own.held.value as shifts, own.online.value as share, own.rota.value >= 100 as covered
from snapshot.communes c
left join own using (commune_code)
order by c.sort
