-- grain: one row a commune (129) for one period: its teams, what they lack, and when its report came
with asked as (
    select cut_off from snapshot.periods where period = $period
), setting as (
    select cast(max(value) filter (where key = 'min_hamlet_members') as integer) as hamlet_least,
           cast(max(value) filter (where key = 'min_commune_members') as integer) as commune_least,
           cast(max(value) filter (where key = 'commune_deadline') as date)
             - case when max(value) filter (where key = 'deadline_inclusive') = 'true' then 0 else 1 end as last_day
    from snapshot.settings
), figures as (
    select commune_code, list(indicator) as named, list(struct_pack(value, numerator, denominator, state, stale, units_reporting)) as of
    from snapshot.commune_status
    where period = $period and part = 1
      and indicator in ('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'B1', 'B2', 'B3')
    group by commune_code
), came as (
    select commune_code, min(received_date) as received
    from snapshot.submissions
    where form = 'M02a' and status in ('accepted', 'partly') and received_date <= (select cut_off from asked)
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province,
       of[list_position(named, 'A1')] as listed, of[list_position(named, 'A2')] as full_teams,
       of[list_position(named, 'A3')] as own_team, of[list_position(named, 'A4')] as on_time,
       of[list_position(named, 'A5')] as lists_on_time, of[list_position(named, 'A6')] as short,
       of[list_position(named, 'A7')] as load, of[list_position(named, 'A8')] as phones,
       of[list_position(named, 'A9')] as led, of[list_position(named, 'A10')] as young,
       of[list_position(named, 'A11')] as composed, of[list_position(named, 'A12')] as decided,
       of[list_position(named, 'B1')] as trained, of[list_position(named, 'B2')] as topics,
       of[list_position(named, 'B3')] as finished,
       came.received, setting.last_day, date_diff('day', setting.last_day, came.received) as days_late,
       setting.hamlet_least, setting.commune_least
from snapshot.communes c
cross join setting
left join figures using (commune_code)
left join came using (commune_code)
order by c.sort
