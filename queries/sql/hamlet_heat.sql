-- grain: one row a hamlet and indicator of one commune for one period, part 1: the core ones and the chosen one
-- hamlets of one name within a commune carry the name of their former commune
with named as (
    select hamlet_code,
           case when count(*) over (partition by full_name) > 1 and old_commune is not null
                then full_name || ' (' || old_commune || ' cũ)' else full_name end as full_name
    from snapshot.hamlets
    where commune_code = $commune
)
select h.hamlet_code, h.full_name, v.indicator, v.value, v.state
from named h
join snapshot.indicator_values v
  on v.hamlet_code = h.hamlet_code and v.period = $period
 and v.level = 'hamlet' and v.part = 1 and v.breakdown = '' and v.base = 'full'
join snapshot.indicators i on i.code = v.indicator and (i.tier = 'core' or i.code = $indicator)
order by h.hamlet_code, v.indicator
