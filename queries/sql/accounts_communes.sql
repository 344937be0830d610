-- grain: one row a commune (129) for one period: accounts, people left, help, elderly, signatures and safety sessions
with figures as (
    select commune_code, list(indicator || '.' || part) as named, list(struct_pack(value, numerator, denominator, state, stale, units_reporting)) as of,
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
       of[list_position(named, 'E1.1')] as share, of[list_position(named, 'E3.1')] as remaining,
       of[list_position(named, 'E2.2')] as helped, of[list_position(named, 'E4.1')] as elderly,
       of[list_position(named, 'E5.1')] as signed, of[list_position(named, 'E6.1')] as sessions,
       of[list_position(named, 'E6.2')] as attendees,
       f.plan, f.gap, f.tone, f.remaining_tone, f.elderly_tone
from snapshot.communes c
left join figures f on f.commune_code = c.commune_code
order by c.sort
