-- grain: one row a commune (129) for one period: households, classes, older and disabled people, declared and confirmed
with figures as (
    select commune_code, list(indicator) as named, list(struct_pack(value, numerator, denominator, state, stale, units_reporting)) as of
    from snapshot.commune_status
    where period = $period and part = 1 and indicator in ('C1', 'D1', 'D3', 'D4', 'D5', 'D7', 'D8')
    group by commune_code
), own as (
    select commune_code,
           of[list_position(named, 'C1')] as households, of[list_position(named, 'D1')] as classes,
           of[list_position(named, 'D3')] as older, of[list_position(named, 'D4')] as disabled,
           of[list_position(named, 'D5')] as hamlets, of[list_position(named, 'D7')] as declared,
           of[list_position(named, 'D8')] as confirmed
    from figures
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code),
       own.declared.value - own.confirmed.value as apart
from snapshot.communes c
left join own using (commune_code)
order by c.sort
