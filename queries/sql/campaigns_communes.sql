-- grain: one row a commune (129) for one period: campaigns, 10/10, broadcasts, models, rewards, money, criterion
with own as (
    select commune_code,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G3' and part = 1) as campaigns,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G3' and part = 2) as hamlets,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G3' and part = 3) as people,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G1') as news,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G2') as day,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G4' and part = 1) as models,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G4' and part = 2) as copied,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G5' and part = 1) as awards,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G6' and part = 2) as movements,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'G6' and part = 3) as organised,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'H1') as allotted,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'H2' and part = 1) as monthly,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'H2' and part = 2) as spent,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'H3') as criterion
    from snapshot.commune_status
    where period = $period and indicator in ('G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'H1', 'H2', 'H3')
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code)
from snapshot.communes c
left join own using (commune_code)
order by c.sort
