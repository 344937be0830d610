-- grain: one row a commune (129) for one period: accounts, people left, help, elderly, signatures and safety sessions
with own as (
    select commune_code,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E1' and part = 1) as share,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E3' and part = 1) as remaining,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E2' and part = 2) as helped,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E4' and part = 1) as elderly,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E5' and part = 1) as signed,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E6' and part = 1) as sessions,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'E6' and part = 2) as attendees,
           any_value(plan) filter (where indicator = 'E1' and part = 1) as plan,
           any_value(gap) filter (where indicator = 'E1' and part = 1) as gap,
           any_value(tone) filter (where indicator = 'E1' and part = 1) as tone,
           any_value(tone) filter (where indicator = 'E3' and part = 1) as remaining_tone,
           any_value(tone) filter (where indicator = 'E4' and part = 1) as elderly_tone
    from snapshot.commune_status
    where period = $period and indicator in ('E1', 'E2', 'E3', 'E4', 'E5', 'E6')
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.former_province, c.peer_group, c.peer_group_name, c.population,
       o.* exclude (commune_code)
from snapshot.communes c
left join own o on o.commune_code = c.commune_code
order by c.sort
