-- grain: one row a hamlet of one commune for one period and indicator, part 1: what it still lacks, largest first
-- a hamlet silent in the period keeps its last earlier figures (stale), as the commune's own figure does
with asked as (
    select last_day from snapshot.periods where period = $period
), known as (
    select v.hamlet_code,
           arg_max(v.value, p.last_day) as value,
           arg_max(v.numerator, p.last_day) as numerator,
           arg_max(v.denominator, p.last_day) as denominator,
           max(p.last_day) filter (where v.period = $period) is null as stale
    from snapshot.indicator_values v
    join snapshot.periods p on p.period = v.period and (p.kind = 'month' or p.period = $period)
    where v.hamlet_code between $commune || '-' and $commune || '-~' and v.indicator = $indicator and v.level = 'hamlet' and v.part = 1
      and v.breakdown = '' and v.base = 'full' and v.state = 'ok'
      and p.last_day <= (select last_day from asked)
    group by v.hamlet_code
), lacking as (
    select h.hamlet_code, h.households,
           case when count(*) over (partition by h.full_name) > 1 and h.old_commune is not null
                then h.full_name || ' (' || h.old_commune || ' cũ)' else h.full_name end as full_name, k.value, k.numerator, k.denominator,
           case when k.hamlet_code is null then 'not_reported' else 'ok' end as state,
           coalesce(k.stale, false) as stale, t.members, t.short_by,
           greatest(coalesce(k.denominator, h.households) - coalesce(k.numerator, 0), 0) as missing
    from snapshot.hamlets h
    left join known k on k.hamlet_code = h.hamlet_code
    left join snapshot.teams t on t.hamlet_code = h.hamlet_code
    where h.commune_code = $commune
)
select *,
       cast(sum(missing) over (order by missing desc, hamlet_code) as double) as missing_so_far,
       cast(sum(missing) over () as double) as missing_total
from lacking
order by missing desc, hamlet_code
