-- grain: one row a commune (129) for one period: its teams, what they lack, and when its report came
with asked as (
    select cut_off from snapshot.periods where period = $period
), setting as (
    select cast(max(value) filter (where key = 'min_hamlet_members') as integer) as hamlet_least,
           cast(max(value) filter (where key = 'min_commune_members') as integer) as commune_least,
           cast(max(value) filter (where key = 'commune_deadline') as date)
             - case when max(value) filter (where key = 'deadline_inclusive') = 'true' then 0 else 1 end as last_day
    from snapshot.settings
), own as (
    select commune_code,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A1') as listed,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A2') as full_teams,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A3') as own_team,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A4') as on_time,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A5') as lists_on_time,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A6') as short,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A7') as load,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A8') as phones,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A9') as led,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A10') as young,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A11') as composed,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'A12') as decided,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'B1') as trained,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'B2') as topics,
           any_value(struct_pack(value, numerator, denominator, state, stale, units_reporting)) filter (where indicator = 'B3') as finished
    from snapshot.commune_status
    where period = $period and part = 1 and indicator[1] in ('A', 'B')
    group by commune_code
), came as (
    select commune_code, min(received_date) as received
    from snapshot.submissions
    where form = 'M02a' and status in ('accepted', 'partly') and received_date <= (select cut_off from asked)
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, own.* exclude (commune_code),
       came.received, setting.last_day, date_diff('day', setting.last_day, came.received) as days_late,
       setting.hamlet_least, setting.commune_least
from snapshot.communes c
cross join setting
left join own using (commune_code)
left join came using (commune_code)
order by c.sort
