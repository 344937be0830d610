-- grain: one row a hamlet of one commune for one period: members, what its team lacks, its list and its parts
with asked as (
    select cut_off from snapshot.periods where period = $period
), setting as (
    select cast(max(value) filter (where key = 'hamlet_deadline') as date)
             - case when max(value) filter (where key = 'deadline_inclusive') = 'true' then 0 else 1 end as last_day
    from snapshot.settings
), own as (
    select hamlet_code,
           max(denominator) filter (where indicator = 'A7' and state = 'ok') as members,
           max(value) filter (where indicator = 'A6' and state = 'ok') as short,
           any_value(state) filter (where indicator = 'A6') as state,
           any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'A5') as on_time,
           any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'A8') as phones,
           any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'A9') as led,
           any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'A11') as composed
    from snapshot.indicator_values
    where hamlet_code between $commune || '-' and $commune || '-~' and period = $period and level = 'hamlet' and part = 1 and breakdown = ''
      and base = 'full' and indicator in ('A5', 'A6', 'A7', 'A8', 'A9', 'A11')
    group by hamlet_code
), came as (
    select hamlet_code, min(received_date) as received
    from snapshot.submissions
    where form = 'M01' and commune_code = $commune and status in ('accepted', 'partly')
      and received_date <= (select cut_off from asked)
    group by hamlet_code
)
select own.*, h.full_name, h.old_commune,
       came.received, date_diff('day', setting.last_day, came.received) as days_late
from own
cross join setting
left join snapshot.hamlets h using (hamlet_code)
left join came using (hamlet_code)
order by own.short is null desc, own.short desc, own.hamlet_code
