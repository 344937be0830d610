-- grain: one row a commune (129) for one period: open spots, overdue ones, households, and households guided (C1)
with figures as (
    select commune_code, indicator, part, value, numerator, denominator, state, stale, units_reporting
    from snapshot.commune_status
    where period = $period and indicator in ('S1', 'S4', 'S6', 'C1') and part in (1, 2)
)
select c.commune_code, c.name, c.full_name, c.former_province, c.peer_group, c.peer_group_name, c.population,
       s1.value as open_spots, coalesce(s1.state, 'not_reported') as state, coalesce(s1.stale, false) as stale,
       s4.numerator as overdue, s4.denominator as sent_open, s42.value as unpromised, s6.value as households,
       c1.value as guided, c1.numerator as guided_top, c1.denominator as guided_of,
       coalesce(c1.state, 'not_reported') as guided_state
from snapshot.communes c
left join figures s1 on s1.commune_code = c.commune_code and s1.indicator = 'S1' and s1.part = 1
left join figures s4 on s4.commune_code = c.commune_code and s4.indicator = 'S4' and s4.part = 1
left join figures s42 on s42.commune_code = c.commune_code and s42.indicator = 'S4' and s42.part = 2
left join figures s6 on s6.commune_code = c.commune_code and s6.indicator = 'S6' and s6.part = 1
left join figures c1 on c1.commune_code = c.commune_code and c1.indicator = 'C1' and c1.part = 1
order by c.sort
