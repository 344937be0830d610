-- grain: one row an open weak-signal spot and operator, as last known when the snapshot was made
-- where several rows of the book tell of both, the one that names the operator and fewest others; answers and the day due are the operator's own; a row of all operators is one of each large one
with known as (
    select s.*, o.operator, o.document_number, o.signal_bars, o.rsrp_dbm, o.download_mbps,
           o.acknowledged_date as own_acknowledged, o.measured_date as own_measured,
           o.committed_date as own_committed, o.solution as own_solution,
           coalesce(s.sent_date, s.detected_date) as since
    from snapshot.spots s
    join snapshot.spot_operators o
      on o.spot_code = s.spot_code and o.operators is not distinct from s.operators
    where s.open
    qualify row_number() over (
        partition by s.spot_code, o.operator order by s.operators = 'all', length(s.operators), s.operators
    ) = 1
),
limits as (
    select cast(max(value) filter (where key = 'spot_optimise_days') as integer) as optimise,
           cast(max(value) filter (where key = 'spot_new_site_days') as integer) as new_site,
           coalesce(max(value) filter (where key = 'public_holidays'), '') as days_off
    from snapshot.settings
),
twins as (
    select a.hamlet_code, any_value(' (' || a.old_commune || ' cũ)') as former
    from snapshot.hamlets a
    join snapshot.hamlets b
      on b.commune_code = a.commune_code and b.full_name = a.full_name and b.hamlet_code <> a.hamlet_code
    where a.old_commune is not null
    group by a.hamlet_code
),
dated as (
    select k.*, m.as_of, l.days_off,
           case when k.sent_date is null then 'unsent'
                when k.status = 'reported_fixed' then 'recheck'
                when k.own_committed is not null then 'promise'
                when k.own_acknowledged is null then 'answer'
                when k.own_measured is null then 'measure'
                when k.own_solution in ('optimisation', 'new_site', 'repeater', 'site_sharing') then 'repair'
                else 'plan' end as clock,
           case when k.own_solution = 'optimisation' then l.optimise else l.new_site end as repair_days
    from known k cross join snapshot.meta m cross join limits l
)
select d.spot_code, d.operator, d.operators, c.commune_code, c.full_name, c.sort,
       h.full_name || coalesce(t.former, '') as hamlet,
       d.lat, d.lon, d.spot_type, d.status, d.signal_bars, d.rsrp_dbm, d.download_mbps, d.affected_households,
       d.priorities, d.detected_date, d.sent_date, d.document_number, d.as_of, d.clock,
       count(*) over (partition by d.spot_code) > 1 as shared,
       date_diff('day', d.since, d.as_of) as waited,
       len(list_filter(
           generate_series(d.since + interval 1 day, d.as_of::timestamp, interval 1 day),
           lambda x: isodow(x) < 6 and not list_contains(string_split(d.days_off, ';'), strftime(x, '%Y-%m-%d'))
       )) as waited_working,
       case d.clock when 'promise' then d.own_committed when 'answer' then d.answer_due
                    when 'measure' then d.measure_due
                    when 'repair' then d.sent_date + d.repair_days end as due
from dated d
join snapshot.communes c on c.commune_code = d.commune_code
left join snapshot.hamlets h on h.hamlet_code = d.hamlet_code
left join twins t on t.hamlet_code = d.hamlet_code
order by d.operator, c.sort, d.spot_code, d.operators
