-- grain: one row a commune (129) for one period: households, classes, older and disabled people, declared and confirmed
with own as (
    select commune_code,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'C1') as households,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'D1') as classes,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'D3') as older,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'D4') as disabled,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'D5') as hamlets,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'D7') as declared,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'D8') as confirmed
    from snapshot.commune_status
    where period = $period and part = 1 and indicator in ('C1', 'D1', 'D3', 'D4', 'D5', 'D7', 'D8')
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code),
       own.declared.value - own.confirmed.value as apart
from snapshot.communes c
left join own using (commune_code)
order by c.sort
